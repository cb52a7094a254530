// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.reading;

import fr.parvis.database.ResultRow;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a file cannot be imported. Its headings may be in it, none of its lines.
 *
 * @param args arguments of the sentence: limits, the place in the file, headings
 */
public record FileProblem(FileFault fault, List<String> args) {

    public static FileProblem of(FileFault fault, Object... args) {
        return new FileProblem(fault, Stream.of(args).map(String::valueOf).toList());
    }

    /** Problem of a file that was set aside; nothing where somebody of the association did so. */
    public static @Nullable FileProblem read(ResultRow row) {
        var why = row.textOrNull("why");
        return why == null ? null : new FileProblem(EnumCode.read(FileFault.class, why), row.texts("why_args"));
    }

    /** Code of the fault, as it is stored. */
    public String code() {
        return EnumCode.of(fault);
    }

    /** Problem of a form: what is wrong, and what to do. */
    public Problem problem() {
        return Problem.of("", "intake.file." + code(), args.toArray());
    }
}
