// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.indicators.Dimension;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.web.Cells.Place;
import fr.parvis.values.EnumCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Answers of the explorer for other programs: the same question as in the address of its page, under the same rules. */
@RestController
@Tag(name = "figures")
class ExplorerApi {

    /**
     * A number by row and column.
     *
     * @param row code; null for the sum of all rows, empty for "not said"
     * @param values in the order of the measures; null where hidden because they are small
     */
    record Cell(@Nullable String row, @Nullable String column, List<@Nullable Long> values) {}

    /** Definition of a number. */
    record MeasureDocument(String key, int version, String unit) {}

    /**
     * An answer.
     *
     * @param rows dimension of the rows; null where the whole alone was asked
     * @param upTo acts stored by then are in it
     * @param smallCountsBelow counts under it are hidden; null when nothing is
     * @param remarks parts of the question that were left out, and why; the day since when it is known
     */
    record AnswerDocument(
            List<MeasureDocument> measures,
            @Nullable String rows,
            @Nullable String columns,
            LocalDate from,
            LocalDate to,
            Instant upTo,
            @Nullable Integer smallCountsBelow,
            List<String> remarks,
            List<Cell> cells) {}

    private final ReadQuestion reads;
    private final AnswerAsked answers;

    ExplorerApi(ReadQuestion reads, AnswerAsked answers) {
        this.reads = reads;
        this.answers = answers;
    }

    @Operation(
            operationId = "answerQuestion",
            summary = "Answer to a question of the explorer",
            description =
                    "The parameters are those of the page /bureau/chiffres/explorer: copy them from its address. All lines, sums"
                            + " included. 400 where the days are no period.")
    @Requires(Right.READ_FIGURES)
    @GetMapping("/api/v1/figures/answers")
    AnswerDocument answer(@RequestParam MultiValueMap<String, String> said, SignedIn who) {
        var read = reads.of(said, who);
        if (read.problem() != null) throw new ResponseStatusException(HttpStatus.BAD_REQUEST, read.problem());
        var asked = read.question();
        boolean hiding = who.association() == null;
        var answered = answers.cells(asked, hiding);
        var cells = new ArrayList<Cell>();
        answered.values().forEach((place, values) -> cells.add(cell(answered, place, values)));
        cells.sort(Comparator.comparing((Cell cell) -> Objects.requireNonNullElse(cell.row(), "\uFFFF"))
                .thenComparing(cell -> Objects.requireNonNullElse(cell.column(), "\uFFFF")));
        return new AnswerDocument(
                asked.indicators().stream().map(ExplorerApi::measure).toList(),
                key(asked.rows()),
                key(asked.columns()),
                asked.period().from(),
                asked.period().to(),
                answered.upTo(),
                hiding ? answers.threshold() : null,
                Stream.of(read.notices(), answered.undecided().words(), answered.knownInWords())
                        .flatMap(List::stream)
                        .toList(),
                cells);
    }

    private static Cell cell(Cells answered, Place place, List<Long> values) {
        var shown = new ArrayList<@Nullable Long>();
        for (var value : values) shown.add(answered.hidden().contains(place) ? null : value);
        return new Cell(place.row(), place.column(), shown);
    }

    private static MeasureDocument measure(Indicator indicator) {
        return new MeasureDocument(indicator.key(), indicator.version(), EnumCode.of(indicator.unit()));
    }

    private static @Nullable String key(@Nullable Dimension dimension) {
        return dimension == null ? null : dimension.key();
    }
}
