// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake;

import fr.parvis.shell.Words;
import fr.parvis.values.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Upload of files by partners, in their own scope; the association imports them in its own. */
public interface HandOver {
    /** A list of 20 000 lines is well below. */
    int MOST_BYTES = 5_000_000;

    /**
     * A file that somebody sends.
     *
     * @param way {@code partner} from the page, {@code token} from a program
     * @param by the account
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Command(
            UUID arrangement,
            String way,
            String fileName,
            byte[] bytes,
            @Nullable UUID by) {}

    /** Outcome of handing over. */
    sealed interface Outcome {
        record Waiting(UUID upload) implements Outcome {}

        /** A file with the same bytes was uploaded before. */
        record Already() implements Outcome {}

        /** Nothing was agreed for today, or the partner is closed. */
        record Ended(@Nullable LocalDate on) implements Outcome {}

        record Empty() implements Outcome {}

        /** @param megabytes size limit in megabytes */
        record TooLarge(int megabytes) implements Outcome {}

        /** Neither a table of text (CSV) nor a workbook (XLSX). */
        record NotATable() implements Outcome {}

        record TooManyWaiting() implements Outcome {}

        /**
         * The outcome in words, and what to do.
         *
         * @param fileName as it was sent, empty when no file was chosen
         */
        default String text(String fileName) {
            return switch (this) {
                case Waiting waiting -> Words.t("intake.handed");
                case Already already -> Words.t("intake.problem.already");
                case Ended ended ->
                    ended.on() == null
                            ? Words.t("intake.problem.not-today")
                            : Words.t("intake.problem.ended", Words.date(ended.on()));
                case Empty empty -> Words.t(fileName.isEmpty() ? "intake.problem.none" : "intake.problem.empty");
                case TooLarge large -> Words.t("intake.problem.too-large", large.megabytes());
                case NotATable other -> Words.t("intake.problem.type");
                case TooManyWaiting many -> Words.t("intake.problem.many");
            };
        }
    }

    /**
     * Receives a file, in the partner's scope.
     *
     * @throws fr.parvis.shell.NotFound when the arrangement is not the partner's
     */
    Outcome handle(Command command);

    /**
     * A file that is no list yet.
     *
     * @param why it was set aside; null while it waits, or where somebody set it aside
     */
    record Untaken(
            String fileName,
            Instant at,
            boolean setAside,
            @Nullable Problem why) {}

    /** Those of an arrangement, the newest first. */
    List<Untaken> untaken(UUID arrangement);
}
