// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;

/**
 * Opening a file and a case for a household that agrees.
 *
 * @param alike files that may be theirs already
 */
public record BeginCasePage(
        String id,
        String code,
        Map<String, String> typed,
        Problems problems,
        List<Option> manners,
        List<Option> alike) {

    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
