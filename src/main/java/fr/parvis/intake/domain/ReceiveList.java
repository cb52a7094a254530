// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain;

import fr.parvis.arrangements.Arrangement;
import fr.parvis.arrangements.Arrangements;
import fr.parvis.database.Asking;
import fr.parvis.intake.domain.reading.FileFault;
import fr.parvis.intake.domain.reading.FileProblem;
import fr.parvis.outreach.ImportedList;
import fr.parvis.values.RowProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Imports a file at once, without a person looking at it first: from a program, the watched folder or a partner. */
@Component
@Transactional
public class ReceiveList {

    /** Outcome of a file. */
    public sealed interface Outcome {
        /**
         * Its good lines are taken.
         *
         * @param errors reasons why the others are not
         */
        record Taken(ImportedList list, List<RowProblem> errors) implements Outcome {}

        /** This very file was taken before: nothing is done twice. */
        record Already(ImportedList list) implements Outcome {}

        /** Nothing is taken. */
        record Refused(FileProblem why, List<RowProblem> errors) implements Outcome {}
    }

    private final Arrangements arrangements;
    private final ReadList read;
    private final ImportList take;

    ReceiveList(Arrangements arrangements, ReadList read, ImportList take) {
        this.arrangements = arrangements;
        this.read = read;
        this.take = take;
    }

    /**
     * Takes a file in, on behalf of the association whose arrangement it is.
     *
     * @throws IllegalStateException outside that association's scope
     */
    public Outcome handle(UUID arrangement, ReceivedFile file) {
        Asking.association();
        var agreed = arrangements.find(arrangement).orElse(null);
        if (agreed == null) return refused(FileFault.UNKNOWN);
        if (!agreed.runsOn(read.today())) return refused(FileFault.NOT_RUNNING);
        return switch (read.handle(agreed, file.bytes())) {
            case Reading.NotReadable(var problem) -> new Outcome.Refused(problem, List.of());
            case Reading.Lines lines -> take(agreed, file, lines);
        };
    }

    private Outcome take(Arrangement agreed, ReceivedFile file, Reading.Lines lines) {
        var before = take.already(agreed, file.bytes());
        if (before.isPresent()) return new Outcome.Already(before.get());
        var nothing = nothing(lines);
        if (nothing != null) return nothing;
        return new Outcome.Taken(take.handle(agreed, file, lines), lines.errors());
    }

    /** Why not a line of the file can be taken; null when some can. */
    public static Outcome.@Nullable Refused nothing(Reading.Lines lines) {
        if (lines.isSomebodyElses())
            return refused(
                    FileFault.NO_KNOWN_COLUMN,
                    String.join(", ", lines.headings().stream().limit(6).toList()));
        if (!lines.missing().isEmpty())
            return refused(
                    FileFault.NO_REFERENCE_COLUMN,
                    String.join(", ", lines.headings().stream().limit(6).toList()));
        return lines.good().isEmpty()
                ? new Outcome.Refused(FileProblem.of(FileFault.NOTHING_GOOD), lines.errors())
                : null;
    }

    private static Outcome.Refused refused(FileFault fault, Object... args) {
        return new Outcome.Refused(FileProblem.of(fault, args), List.of());
    }
}
