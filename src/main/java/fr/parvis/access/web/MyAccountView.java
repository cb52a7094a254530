// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Role;
import fr.parvis.access.domain.MyAccount;
import fr.parvis.access.domain.OpenSessions;
import fr.parvis.access.domain.Passkeys;
import fr.parvis.access.domain.TokenScope;
import fr.parvis.access.domain.Tokens;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Content of the page of one's own account.
 *
 * @param thisSession identifier of the session one looks with
 * @param knownBrowsers whether signing in from a browser never seen asks this account for a code
 * @param mediators to whom a code may be read out
 * @param scopes scopes that a token of this account may have
 */
public record MyAccountView(
        MyAccount.Mine mine,
        String place,
        Set<Role> roles,
        boolean secondStepRequired,
        boolean knownBrowsers,
        List<Option> mediators,
        List<Passkeys.Passkey> passkeys,
        List<OpenSessions.Open> sessions,
        String thisSession,
        List<Tokens.Token> tokens,
        List<TokenScope> scopes,
        Forms forms) {

    /**
     * Forms of the page, with the problems of one of them.
     *
     * @param wrong form that has problems: {@code identity}, {@code password}, {@code token}; "" none
     */
    public record Forms(String wrong, Problems problems, TokenForm token) {}

    /**
     * The form of a new token, as typed.
     *
     * @param id made with the form; a new one where none was sent
     * @param usages keys of {@link TokenScope}
     * @param jours for which it is valid
     */
    public record TokenForm(UUID id, String nom, Set<String> usages, String jours) {
        public TokenForm {
            id = Objects.requireNonNullElseGet(id, Ids::next);
            nom = FormFields.given(nom);
            usages = Objects.requireNonNullElse(usages, Set.of());
            jours = FormFields.given(jours);
        }
    }

    public Problems problemsOf(String asked) {
        return asked.equals(forms.wrong()) ? forms.problems() : new Problems();
    }
}
