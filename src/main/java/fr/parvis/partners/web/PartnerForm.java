// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * A partner, or where one is reached, as its form has it.
 *
 * @param partner address of the partner's page; of a new partner the directory's
 */
public record PartnerForm(
        String id,
        boolean fresh,
        int version,
        Map<String, String> typed,
        List<Option> kinds,
        List<Option> operators,
        List<Option> territories,
        List<Option> ways,
        String partner,
        String title,
        Problems problems) {
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
