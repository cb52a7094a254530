// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.loadcurves.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.cases.Cases;
import fr.parvis.loadcurves.domain.analysis.Indicators;
import fr.parvis.loadcurves.domain.analysis.Model;
import fr.parvis.loadcurves.domain.reading.Curve;
import fr.parvis.network.LocalDays;
import fr.parvis.people.People;
import fr.parvis.values.Ids;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Analyses a curve for a case and keeps the result, never the curve; shows and deletes results. */
@Component
public class Readings {
    private static final int MOST = 50;

    /** A reading, its case and whose it is. */
    public record Found(CurveReading reading, Cases.Named caseFile, People.Named person) {}

    /** A case and whose it is. */
    public record OfCase(Cases.Named caseFile, People.Named person, List<CurveReading> readings) {}

    /** Outcome of a file. */
    public sealed interface Outcome {
        record Kept(UUID id) implements Outcome {}

        /** No value of the file is within the agreed period. */
        record OutsideAgreement() implements Outcome {}

        record NoCase() implements Outcome {}

        /** The case is closed. */
        record Closed() implements Outcome {}
    }

    private final ReadingTable table;
    private final Cases cases;
    private final People people;
    private final Journal journal;
    private final Associations associations;
    private final LocalDays localDays;
    private final TransactionTemplate transaction;

    Readings(
            ReadingTable table,
            Cases cases,
            People people,
            Journal journal,
            Associations associations,
            LocalDays localDays,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.cases = cases;
        this.people = people;
        this.journal = journal;
        this.associations = associations;
        this.localDays = localDays;
        this.transaction = new TransactionTemplate(transactions);
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** Analyses what was agreed to; a model of an earlier reading is found here. */
    @Transactional
    public Outcome keep(UUID caseFile, CurveReading.Agreement agreement, Curve curve, Indicators.Known known) {
        var it = cases.find(caseFile);
        if (it.isEmpty()) return new Outcome.NoCase();
        if (!it.get().open()) return new Outcome.Closed();
        var agreed = curve.within(
                (int) agreement.from().toEpochDay(), (int) agreement.to().toEpochDay());
        if (agreed.isEmpty()) return new Outcome.OutsideAgreement();
        var account = Actor.account();
        if (account == null) throw new IllegalStateException("a curve is read by somebody");
        var with = new Indicators.Known(
                known.celsius(),
                known.subscribed(),
                known.now(),
                known.coming(),
                before(caseFile, agreed.get().firstDay()),
                known.department());
        var reading =
                new CurveReading(Ids.next(), caseFile, today(), account, agreement, Indicators.of(agreed.get(), with));
        table.insert(reading);
        people.contacted(it.get().person(), today());
        journal.note(
                "loadcurves.read",
                reading.id().toString(),
                Map.of("shape", curve.shape().name()));
        return new Outcome.Kept(reading.id());
    }

    /** The model of the latest reading that ended before. */
    private @Nullable Model before(UUID caseFile, int firstDay) {
        return table.of(caseFile, MOST).stream()
                .map(CurveReading::indicators)
                .filter(said -> said.model() != null && said.to() < firstDay)
                .max(java.util.Comparator.comparingInt(Indicators::to))
                .map(Indicators::model)
                .orElse(null);
    }

    /** Looking is reading the person's file, and noted. */
    @Transactional
    public Optional<Found> find(UUID id) {
        return table.find(id)
                .flatMap(reading -> cases.find(reading.caseFile()).map(it -> {
                    people.read(it.person(), "case");
                    return new Found(reading, it, people.find(it.person()).orElseThrow());
                }));
    }

    @Transactional
    public Optional<OfCase> of(UUID caseFile) {
        return cases.find(caseFile).map(it -> {
            people.read(it.person(), "case");
            return new OfCase(it, people.find(it.person()).orElseThrow(), table.of(caseFile, MOST));
        });
    }

    /** For a page that is itself noted as a reading. */
    @Transactional(readOnly = true)
    public List<CurveReading> latest(UUID caseFile, int most) {
        return table.of(caseFile, most);
    }

    /** The person takes the agreement back: nothing stays. */
    @Transactional
    public Optional<UUID> takeBack(UUID id) {
        return table.find(id).map(reading -> {
            table.delete(id);
            journal.note("loadcurves.taken-back", id.toString(), Map.of());
            return reading.caseFile();
        });
    }

    /** Deletes readings past their time of keeping, in all associations. */
    public int forget() {
        return associations.sumInEach(
                "loadcurves: readings past their time",
                _ -> Objects.requireNonNullElse(transaction.execute(_ -> table.deleteOver(today())), 0));
    }
}
