// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

/** Rule for an address that serves as a name at the door: enough to catch slips, not to judge. */
final class EmailRule {
    private EmailRule() {}

    static boolean holds(String email) {
        return email.strip().length() <= 200 && email.strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    }
}
