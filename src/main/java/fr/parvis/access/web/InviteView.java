// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access.web;

import fr.parvis.shell.FormFields;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Content of the page that invites somebody. */
public record InviteView(
        InviteForm form, List<Option> places, List<Option> grantable, List<Option> partners, Problems problems) {

    /**
     * The form of an invitation, as typed.
     *
     * @param id made with the form; a new one where none was sent
     * @param structure identifier of an association; {@code reseau} for the network
     * @param roles names of those chosen
     */
    public record InviteForm(
            UUID id, String nom, String email, String structure, String partenaire, Set<String> roles) {
        public InviteForm {
            id = Objects.requireNonNullElseGet(id, Ids::next);
            nom = FormFields.given(nom);
            email = FormFields.given(email);
            structure = FormFields.given(structure);
            partenaire = FormFields.given(partenaire);
            roles = Objects.requireNonNullElse(roles, Set.of());
        }
    }
}
