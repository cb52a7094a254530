// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.audit.Journal;
import fr.parvis.mandates.MandatesSettings;
import fr.parvis.mandates.domain.MandateTable.Part;
import fr.parvis.people.People;
import fr.parvis.values.EnumCode;
import fr.parvis.values.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mandates and what was done under them, to be read. Reading one is reading the person's file, and noted as such. */
@Component
@Transactional(readOnly = true)
public class ReadMandate {
    private static final int ON_A_PAGE = 25;

    /**
     * A mandate with what belongs to it.
     *
     * @param signature a picture as a data address, or the name that was typed
     * @param acts of one page, the latest first
     * @param altered whether the stored text is not the signed one
     */
    public record Whole(
            Mandate it, @Nullable String signature, List<Act> acts, int page, int pages, int count, boolean altered) {}

    /** A part of the register. */
    public record Register(List<Mandate> mandates, int count, int page, int pages) {}

    private final MandateTable mandates;
    private final ActTable acts;
    private final Authority authority;
    private final People people;
    private final Journal journal;
    private final int warnDays;

    ReadMandate(
            MandateTable mandates,
            ActTable acts,
            Authority authority,
            People people,
            Journal journal,
            MandatesSettings settings) {
        this.mandates = mandates;
        this.acts = acts;
        this.authority = authority;
        this.people = people;
        this.journal = journal;
        this.warnDays = settings.warnDays();
    }

    public LocalDate today() {
        return mandates.today();
    }

    /** The last day of those that end soon. */
    public LocalDate soon() {
        return mandates.today().plusDays(warnDays);
    }

    public int warnDays() {
        return warnDays;
    }

    @Transactional
    public Optional<Whole> handle(UUID id, int page) {
        return mandates.find(id).map(it -> {
            var person = it.person();
            if (person == null) journal.note("mandates.read", id.toString(), Map.of());
            else people.read(person, "case");
            int count = acts.countUnder(id);
            var paging = Paging.of(page, count, ON_A_PAGE);
            return new Whole(
                    it,
                    mandates.signature(id).orElse(null),
                    acts.under(id, ON_A_PAGE, paging.offset()),
                    paging.page(),
                    paging.pages(),
                    count,
                    authority.altered(it));
        });
    }

    public Optional<Mandate> find(UUID id) {
        return mandates.find(id);
    }

    /** The latest of a person, and all older ones that are in force, the latest first. */
    public List<Mandate> of(UUID person, int most) {
        return mandates.latestOrInForce(person, most);
    }

    /** Those of a person that are in force, all of them, the latest first. */
    public List<Mandate> inForce(UUID person) {
        return mandates.inForce(person);
    }

    /** Acts for a person without authority that no lead has seen, the latest first. */
    public List<Act> irregularOf(UUID person, int most) {
        return acts.toSeeOf(person, most);
    }

    /** @param part {@code in-force}, {@code ending}, {@code to-sign} or {@code over} */
    public Register list(String part, int page) {
        var shown = EnumCode.read(Part.class, part);
        int count = mandates.count(shown, soon());
        var paging = Paging.of(page, count, ON_A_PAGE);
        return new Register(
                mandates.list(shown, soon(), ON_A_PAGE, paging.offset()), count, paging.page(), paging.pages());
    }

    public int count(String part) {
        return mandates.count(EnumCode.read(Part.class, part), soon());
    }

    /** Acts done without authority. */
    public record Irregularities(List<Act> acts, int count, int page, int pages) {}

    public Irregularities irregular(boolean all, int page) {
        int count = acts.countIrregular(all);
        var paging = Paging.of(page, count, ON_A_PAGE);
        return new Irregularities(
                acts.irregular(all, ON_A_PAGE, paging.offset()), count, paging.page(), paging.pages());
    }

    /** Whether what was noted had no authority. */
    public boolean isIrregular(UUID act) {
        return acts.find(act).map(Act::irregular).isPresent();
    }

    public int toSee() {
        return acts.countIrregular(false);
    }

    /** Notes that a lead has seen an irregular act; idempotent. */
    @Transactional
    public void seen(UUID act) {
        if (acts.seen(act, Objects.requireNonNull(MandateRules.account()), mandates.today()))
            journal.note("mandates.irregularity-seen", act.toString(), Map.of());
    }
}
