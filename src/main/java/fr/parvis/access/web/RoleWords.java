// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Role;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.Collection;
import java.util.stream.Collectors;

/** The roles in the words of the screens. */
public final class RoleWords {
    private RoleWords() {}

    static String of(Role role) {
        return Words.t("access.role." + EnumCode.of(role));
    }

    public static String of(Collection<Role> roles) {
        return roles.stream().map(role -> of(role)).collect(Collectors.joining(", "));
    }
}
