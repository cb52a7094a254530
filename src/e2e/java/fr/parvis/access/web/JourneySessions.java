// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Accounts;
import fr.parvis.access.Role;
import fr.parvis.access.SignIn.Outcome;
import fr.parvis.shell.OpenToAll;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opens the session of an account that has proved nothing, for journeys that are not about signing in. */
@TestComponent
@RestController
@OpenToAll
public class JourneySessions {
    private static final String PATH = "/essai/connexion/";

    private final Accounts accounts;
    private final CompleteSignIn completeSignIn;

    JourneySessions(Accounts accounts, CompleteSignIn completeSignIn) {
        this.accounts = accounts;
        this.completeSignIn = completeSignIn;
    }

    public static String pathFor(UUID account) {
        return PATH + account;
    }

    @GetMapping(PATH + "{account}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void open(@PathVariable UUID account, HttpServletRequest request, HttpServletResponse response) {
        boolean secondStep =
                accounts.signedIn(account).orElseThrow().roles().stream().anyMatch(Role::secondStepRequired);
        completeSignIn.open(request, response, new Outcome.Welcome(account, secondStep, "essai"));
    }
}
