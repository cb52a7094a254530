// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.Option;
import java.util.List;

/**
 * A partner, or where one is reached, as its form has it.
 *
 * @param partner address of the partner's page; of a new partner the directory's
 */
public record PartnerForm(
        FormSubject subject,
        FilledForm filled,
        List<Option> kinds,
        List<Option> operators,
        List<Option> territories,
        List<Option> ways,
        String partner,
        String title) {}
