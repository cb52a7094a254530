// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.access.Associations;
import fr.parvis.database.Asking;
import fr.parvis.indicators.Indicators;
import fr.parvis.indicators.domain.copy.FigureCopy;
import fr.parvis.network.Extent;
import fr.parvis.network.LocalDays;
import fr.parvis.values.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts what the copy answers otherwise than the database and the sheets, while nothing is recorded. */
@Component
public class CompareWithCopy {
    private static final int YEARS = 5;

    private final DatabaseFacts facts;
    private final CompareWithSheets sheets;
    private final Indicators indicators;
    private final Associations associations;
    private final LocalDays days;
    private final TransactionTemplate reading;

    CompareWithCopy(
            DatabaseFacts facts,
            CompareWithSheets sheets,
            Indicators indicators,
            Associations associations,
            LocalDays days,
            PlatformTransactionManager transactions) {
        this.facts = facts;
        this.sheets = sheets;
        this.indicators = indicators;
        this.associations = associations;
        this.days = days;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Answers about all associations that differ, and sums of all of them, or one where they cannot be compared. */
    public int everywhere(FigureCopy copy) {
        return copy.differingSums().orElse(1)
                + associations.list().stream()
                        .mapToInt(one -> differing(copy, one.id()))
                        .sum();
    }

    /**
     * Answers about an association that differ: each shipped question, and the sheets of this year.
     *
     * @throws IllegalStateException when the copy does not answer
     */
    public int differing(FigureCopy copy, UUID association) {
        int year = days.todayOfNetwork().getYear();
        var period = new Period(LocalDate.of(year - YEARS, 1, 1), LocalDate.of(year, 12, 31));
        int differing = 0;
        for (var asked : ShippedQuestions.of(new Extent.OfAssociation(association), period)) {
            var ofCopy = copy.ask(reader -> read(reader, asked.statement()))
                    .orElseThrow(() -> new IllegalStateException("the copy does not answer"))
                    .answer();
            var ofDatabase = Asking.as(association).call(() -> reading.execute(_ -> read(facts, asked.statement())));
            if (!ofCopy.equals(ofDatabase)) differing++;
        }
        return differing + sheets.differing(indicators, association, year);
    }

    private static Map<List<String>, List<Long>> read(FactReader reader, FactStatement statement) {
        var lines = new HashMap<List<String>, List<Long>>();
        reader.read(statement, (codes, values) -> {
            if (LongStream.of(values).anyMatch(value -> value != 0))
                lines.put(codes, Arrays.stream(values).boxed().toList());
        });
        return lines;
    }
}
