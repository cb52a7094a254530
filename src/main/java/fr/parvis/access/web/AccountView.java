// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.domain.ManageAccounts;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page of one account to who administers it.
 *
 * @param partner partner whose account it is, where it is a partner's: it holds that role alone
 * @param mayAct whether all that the account is lies within what one may give
 * @param self whether it is one's own
 * @param knownBrowsers whether the network asks for a code in a browser never seen
 * @param team as it is, or as it was typed
 * @param teams those that the association has already
 */
public record AccountView(
        ManageAccounts.Row account,
        String place,
        @Nullable String partner,
        List<Option> grantable,
        List<String> roles,
        boolean mayAct,
        boolean self,
        boolean knownBrowsers,
        String team,
        List<String> teams,
        Problems problems) {}
