// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.access.domain.GuessablePasswords;
import fr.parvis.access.domain.MyAccount;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Rule for passwords: 12 characters at least (CNIL, délibération 2022-100, with lock-out), 72 bytes at most (bcrypt), and none that
 * anybody would try first.
 */
final class PasswordRule {
    private PasswordRule() {}

    static void check(String password, Collection<String> own, String field, Problems problems) {
        if (password.length() < 12) problems.add(field, Words.t("access.password.too-short"));
        else if (password.getBytes(StandardCharsets.UTF_8).length > 72)
            problems.add(field, Words.t("access.password.too-long"));
        else
            GuessablePasswords.weakness(password, own)
                    .ifPresent(weakness -> problems.add(
                            field,
                            Words.t(
                                    switch (weakness) {
                                        case REPEATED -> "access.password.too-simple";
                                        case COMMON -> "access.password.common";
                                        case OWN -> "access.password.own";
                                    })));
    }

    /** Says what is wrong with the current password, asked again before what matters. */
    static void checkCurrent(MyAccount.Check check, String field, Problems problems) {
        switch (check) {
            case RIGHT -> {}
            case WRONG -> problems.add(field, Words.t("access.password.wrong"));
            case NONE -> problems.add(field, Words.t("access.password.none"));
            case BUSY -> problems.add(field, Words.t("access.sign-in.busy"));
            case TOO_MANY -> problems.add(field, Words.n("access.sign-in.too-many", 10));
        }
    }
}
