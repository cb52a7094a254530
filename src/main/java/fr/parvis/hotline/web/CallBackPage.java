// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * The public form.
 *
 * @param open whether anybody of the network answers
 * @param from source of the address, sent back with the form
 */
public record CallBackPage(
        boolean open,
        String from,
        Map<String, String> typed,
        List<Option> whens,
        List<Option> languages,
        List<Option> subjects,
        Problems problems) {

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
