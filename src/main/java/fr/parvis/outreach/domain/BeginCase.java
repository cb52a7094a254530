// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.domain;

import fr.parvis.audit.Journal;
import fr.parvis.cases.NewCases;
import fr.parvis.outreach.BecomesCase;
import fr.parvis.outreach.Household;
import fr.parvis.people.NewFiles;
import fr.parvis.people.People;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** A household that was reached and agrees becomes a person whose case is followed, with what the list told of the bill. */
@Component
public class BeginCase {

    /**
     * @param person identifier for the file, made with the form
     * @param caseFile identifier for the case, made with the form
     * @param known a file that is theirs already
     * @param agreed manner of agreement to keep their name
     * @param another whether the files that look alike were seen, and are somebody else's
     */
    public record Command(
            UUID entry,
            UUID person,
            UUID caseFile,
            @Nullable UUID known,
            String given,
            String family,
            String phone,
            String agreed,
            boolean another) {}

    /** Result of a beginning. */
    public sealed interface Beginning {
        record Begun(UUID caseFile) implements Beginning {}

        /** Nothing was written: these may be the same person. */
        record Known(List<People.Named> alike) implements Beginning {}
    }

    private final EntryTable entries;
    private final NewFiles files;
    private final NewCases cases;
    private final People people;
    private final List<BecomesCase> others;
    private final Journal journal;

    BeginCase(
            EntryTable entries,
            NewFiles files,
            NewCases cases,
            People people,
            List<BecomesCase> others,
            Journal journal) {
        this.entries = entries;
        this.files = files;
        this.cases = cases;
        this.people = people;
        this.others = others;
        this.journal = journal;
    }

    /** @param askedFor request of the case in words, by the matter of the household's list */
    @Transactional
    public Outcome<Beginning> handle(Command command, Function<String, String> askedFor) {
        var entry = entries.lock(command.entry).orElse(null);
        if (entry == null) return refused(Problem.of("", "outreach.work.problem.unknown"));
        if (entry.caseFile() != null) return begun(entry.caseFile());
        if (entry.reachedOn() == null) return refused(Problem.of("", "outreach.work.problem.not-reached"));
        if ("objected".equals(entry.closedWhy())) return refused(Problem.of("", "outreach.work.problem.objected"));
        UUID person = command.known;
        if (person != null) {
            if (people.find(person).isEmpty()) return refused(Problem.of("", "outreach.work.problem.person"));
        } else
            switch (files.open(command.person, said(entry, command), command.agreed, command.another)) {
                case Outcome.Done(NewFiles.Opening.Opened(var opened)) -> person = opened;
                case Outcome.Done(NewFiles.Opening.Known(var alike)) -> {
                    return new Outcome.Done<>(new Beginning.Known(alike));
                }
                case Outcome.Refused(var problems) -> {
                    return new Outcome.Refused<>(problems);
                }
                case Outcome.Changed() -> {
                    return new Outcome.Changed<>();
                }
            }
        switch (cases.open(asked(entry, command.caseFile, person, askedFor))) {
            case Outcome.Done(var caseFile) -> {
                entries.became(entry.id(), caseFile);
                others.forEach(it -> it.begun(caseFile, entry.facts()));
                journal.note("outreach.case-begun", entry.id().toString(), Map.of("case", caseFile.toString()));
                return begun(caseFile);
            }
            case Outcome.Refused(var problems) -> {
                // a file without its case would be nobody's: neither is written
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new Outcome.Refused<>(
                        problems.stream().map(it -> it.at("")).toList());
            }
            case Outcome.Changed() -> throw new IllegalStateException("a case that is opened cannot have changed");
        }
    }

    private NewFiles.Said said(ListedHousehold entry, Command command) {
        var household = entries.household(entry.id()).orElseThrow();
        return new NewFiles.Said(
                command.given.strip(),
                command.family.strip(),
                entry.commune(),
                entry.language(),
                command.phone.isBlank() ? List.of() : List.of(command.phone.strip()),
                household.mails().stream().limit(1).toList(),
                household.street() == null ? List.of() : List.of(address(household)));
    }

    static String address(Household household) {
        return Stream.of(household.street(), household.complement(), place(household))
                .filter(part -> part != null && !part.isBlank())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    static String place(Household household) {
        return Stream.of(household.postcode(), household.town())
                .filter(part -> part != null && !part.isBlank())
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }

    private static NewCases.Asked asked(
            ListedHousehold entry, UUID caseFile, UUID person, Function<String, String> askedFor) {
        boolean energy = energy(entry.matter());
        return new NewCases.Asked(
                caseFile,
                person,
                energy ? "unpaid-bill" : null,
                entry.theme(),
                entry.supplier(),
                askedFor.apply(entry.matter()),
                energy ? entry.debt().issuedOn() : null);
    }

    private static boolean energy(String matter) {
        return matter.equals("electricity") || matter.equals("gas") || matter.equals("heat");
    }

    private static Outcome<Beginning> begun(UUID caseFile) {
        return new Outcome.Done<>(new Beginning.Begun(caseFile));
    }

    private static Outcome<Beginning> refused(Problem problem) {
        return new Outcome.Refused<>(List.of(problem));
    }
}
