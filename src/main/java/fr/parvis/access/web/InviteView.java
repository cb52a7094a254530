// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Content of the page that invites somebody. */
public record InviteView(
        UUID id,
        String name,
        String email,
        String place,
        Set<String> roles,
        List<Option> places,
        List<Option> grantable,
        String partner,
        List<Option> partners,
        Problems problems) {}
