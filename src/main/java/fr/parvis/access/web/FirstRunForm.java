// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.FormFields;

/** Values that the first administrator fills in. */
public record FirstRunForm(String code, String reseau, String nom, String email, String motDePasse) {

    public FirstRunForm {
        code = FormFields.given(code);
        reseau = FormFields.given(reseau);
        nom = FormFields.given(nom);
        email = FormFields.given(email);
        motDePasse = FormFields.given(motDePasse);
    }
}
