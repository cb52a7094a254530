// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import fr.parvis.files.table.TableFormat;
import fr.parvis.visits.domain.VisitFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody asked for, and how far it is.
 *
 * @param account account that owns it: nobody else sees it
 * @param lines written so far; all of them once it is ready
 * @param expected number of lines expected; null before it was counted
 * @param problem reason of the failure: {@code disk}, {@code interrupted}, {@code rights}, {@code fault}, {@code lost}
 */
public record Export(
        UUID id,
        UUID account,
        Instant askedAt,
        TableFormat format,
        VisitFilter filter,
        boolean notes,
        State state,
        long lines,
        @Nullable Long expected,
        @Nullable Long bytes,
        @Nullable String problem,
        @Nullable Instant finishedAt) {

    /** Its life: it waits, is written, and is ready or has failed. */
    public enum State {
        WAITING,
        RUNNING,
        READY,
        FAILED
    }

    public boolean unfinished() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /** {@code passages-2026-11-25.csv}. */
    public static String fileName(LocalDate day, TableFormat format) {
        return "passages-" + day + "." + format.key();
    }
}
