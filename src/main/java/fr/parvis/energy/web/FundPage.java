// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Page of the fund of one department.
 *
 * @param known facts that count now; null when nobody noted any
 * @param version of the row that is changed; 0 when the first one is written
 * @param own whether the row that counts is one's own, and may be taken away
 */
public record FundPage(
        String department,
        String name,
        @Nullable FundView known,
        Map<String, String> values,
        Problems problems,
        int version,
        boolean own,
        String today,
        List<Option> aids,
        List<Option> lodgers) {

    public String of(String field) {
        return values.getOrDefault(field, "");
    }
}
