// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import fr.parvis.access.Accounts;
import fr.parvis.access.Identification;
import fr.parvis.access.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Lets a page test ask as somebody: {@code mvc.get().uri("/bureau").with(Browser.as(director))}. The rest of the request goes
 * through the same filters, guard and database as ever.
 */
@TestComponent
@Order(1)
public class Browser implements Identification {
    private static final String ATTRIBUTE = Browser.class.getName();

    private final Accounts accounts;

    Browser(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<SignedIn> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SignedIn who
                ? accounts.signedIn(who.account())
                : Optional.empty();
    }

    public static RequestPostProcessor as(SignedIn who) {
        return request -> {
            request.setAttribute(ATTRIBUTE, who);
            return request;
        };
    }
}
