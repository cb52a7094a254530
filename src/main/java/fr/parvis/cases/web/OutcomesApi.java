// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.cases.web;

import fr.parvis.access.ApiReadings;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.Within;
import fr.parvis.cases.domain.OutcomesOfMonths;
import fr.parvis.shell.FormFields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Outcomes of cases, counted by month, for an association's own programs. */
@RestController
@Tag(name = "cases", description = "What came of the cases of one's association, without a case or a person")
class OutcomesApi {
    private static final int MONTHS = 60;

    /** Cases of a month with the same theme, operator and outcome. */
    @Schema(name = "OutcomeCount")
    record CountDocument(
            @Schema(example = "2026-11") String month,

            @Schema(description = "code of the list theme") String theme,

            @Schema(description = "code of the list operator") @Nullable
            String operator,

            @Schema(
                    allowableValues = {
                        "obtained",
                        "partly",
                        "refused",
                        "recourse",
                        "cut-avoided",
                        "given-up",
                        "elsewhere"
                    })
            String outcome,

            @Schema(example = "7") int cases,

            @Schema(description = "cents that the persons recovered, where it is known", example = "124050")
            long cents) {}

    /** Counts by month. */
    @Schema(name = "OutcomeCounts")
    record Document(List<CountDocument> items) {}

    private final OutcomesOfMonths outcomes;
    private final ApiReadings readings;

    OutcomesApi(OutcomesOfMonths outcomes, ApiReadings readings) {
        this.outcomes = outcomes;
        this.readings = readings;
    }

    @Requires(value = Right.FETCH_OUTCOMES, within = Within.ASSOCIATION)
    @GetMapping(path = "/api/v1/cases/outcomes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listCaseOutcomes",
            summary = "Outcomes of cases by month",
            description = "Counts of the association's closed cases; neither a case nor a person. 60 months at most.")
    ResponseEntity<Document> outcomes(
            @Parameter(description = "first month", example = "2026-01") @RequestParam String from,
            @Parameter(description = "last month", example = "2026-11") @RequestParam String to) {
        var first = month("from", from);
        var last = month("to", to);
        long months = ChronoUnit.MONTHS.between(first, last);
        if (months < 0 || months >= MONTHS)
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "to must not be before from, nor " + MONTHS + " months after");
        var counts = readings.read("outcomes", () -> outcomes.handle(first, last), List::size);
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(new Document(counts.stream()
                        .map(count -> new CountDocument(
                                count.month().toString(),
                                count.theme(),
                                count.operator(),
                                count.outcome(),
                                count.cases(),
                                count.cents()))
                        .toList()));
    }

    private static YearMonth month(String name, String text) {
        try {
            var month = YearMonth.parse(text);
            if (FormFields.isYear(month.getYear())) return month;
        } catch (DateTimeException e) {
            // answered below
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, name + " must be a month such as 2026-09");
    }
}
