// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

/** Rule for a mail address that serves as a name at sign-in: it catches typing errors, and does not validate fully. */
final class EmailRule {
    private EmailRule() {}

    static boolean holds(String email) {
        return email.strip().length() <= 200 && email.strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    }
}
