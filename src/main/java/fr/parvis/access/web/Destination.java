// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.FormFields;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Place to go to after a sign-in.
 *
 * @param address "" where none was asked for
 * @param kept a form that was sent after its session had ended
 */
record Destination(String address, InterruptedForm kept) {
    static Destination of(String address) {
        return new Destination(address, InterruptedForm.nothing());
    }

    /** Destination as the forms of the sign-in carry it. */
    static Destination carried(HttpServletRequest request) {
        return new Destination(FormFields.given(request.getParameter("retour")), InterruptedForm.carried(request));
    }
}
