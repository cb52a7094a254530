// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.Role;
import fr.parvis.shell.Option;
import fr.parvis.shell.Words;
import fr.parvis.values.EnumCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles in the words of the screens. */
public final class RoleWords {
    private RoleWords() {}

    static String of(Role role) {
        return Words.t("access.role." + EnumCode.of(role));
    }

    static List<Option> options(Collection<Role> roles) {
        return roles.stream().map(role -> new Option(role.name(), of(role))).toList();
    }

    /** The roles among names that a form sends. */
    static Set<Role> chosen(Set<String> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    public static String of(Collection<Role> roles) {
        return roles.stream().map(role -> of(role)).collect(Collectors.joining(", "));
    }
}
