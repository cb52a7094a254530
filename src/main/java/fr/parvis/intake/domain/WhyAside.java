// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.database.ResultRow;
import fr.parvis.shell.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a file was set aside. Nothing of the file is in it.
 *
 * @param code the end of the key of its sentence
 * @param args arguments of the sentence
 */
public record WhyAside(String code, List<String> args) {
    private static final String KEY = "intake.file.";

    /** Its reading did not end, twice. */
    static final WhyAside STOPPED = new WhyAside("stopped", List.of());

    static WhyAside of(ReceiveList.Outcome.Refused refused) {
        return new WhyAside(refused.key().substring(KEY.length()), refused.args());
    }

    /** Nothing where somebody of the association set it aside. */
    static @Nullable WhyAside of(ResultRow row) {
        var code = row.textOrNull("why");
        return code == null ? null : new WhyAside(code, row.texts("why_args"));
    }

    public Problem problem() {
        return Problem.of("", KEY + code, args.toArray());
    }
}
