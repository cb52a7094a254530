// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.mandates.domain;

import fr.parvis.database.Asking;
import fr.parvis.mandates.domain.Mandate.State;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Problem;
import fr.parvis.visits.AuthorityToAct;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether we may act for somebody, in a matter, at a moment. */
@Component
@Transactional(readOnly = true)
public class Authority implements AuthorityToAct {
    private static final Logger LOG = LoggerFactory.getLogger(Authority.class);
    static final int FEW = 200;

    /**
     * The judgement.
     *
     * @param mandate mandate that holds, or the one that says most of why there is none; never one that nobody signed
     * @param reason cause of the refusal; null when we may
     * @param date of the end or of the revocation, when that is why
     * @param waiting the prepared mandate that only its signature is missing to, when that is why
     */
    record Judged(
            @Nullable Mandate mandate,
            @Nullable Reason reason,
            @Nullable LocalDate date,
            @Nullable UUID waiting) {
        static Judged granted(Mandate mandate) {
            return new Judged(mandate, null, null, null);
        }

        static Judged missing(@Nullable Mandate mandate, Reason reason, @Nullable LocalDate date) {
            return new Judged(mandate, reason, date, null);
        }
    }

    private final MandateTable mandates;
    private final Entitlements entitlements;
    private final Nomenclature nomenclature;

    Authority(MandateTable mandates, Entitlements entitlements, Nomenclature nomenclature) {
        this.mandates = mandates;
        this.entitlements = entitlements;
        this.nomenclature = nomenclature;
    }

    /** Whether what is kept is not what was on the paper any more. */
    boolean altered(Mandate it) {
        var paper = new Fingerprint.Paper(
                it.words(), it.id(), Asking.association(), it.said(), it.scopes(), it.days(), it.preparedOn());
        boolean altered = !paper.hash().equals(it.hash());
        if (altered) LOG.error("mandate {} is not what was signed: somebody wrote into the database", it.id());
        return altered;
    }

    /** The fields that a theme falls in. */
    Set<Scope> matter(String theme, LocalDate day) {
        return Scope.ofFamily(nomenclature
                .on(day)
                .find(CodeList.THEME, theme)
                .map(Code::parent)
                .orElse(null));
    }

    Judged judge(UUID person, Collection<Scope> matter, Doing doing) {
        var at = doing.at();
        var day = doing.day();
        var all = mandates.of(person, FEW);
        var holding =
                all.stream().filter(it -> it.held(at, day) && it.says(matter)).toList();
        var sound = holding.stream().filter(it -> !altered(it)).findFirst().orElse(null);
        if (sound != null)
            return entitlements.stood(doing.account(), day)
                    ? Judged.granted(sound)
                    : Judged.missing(sound, Reason.NOT_ENTITLED, null);
        if (!holding.isEmpty()) return Judged.missing(holding.getFirst(), Reason.ALTERED, null);
        var ofMatter = all.stream().filter(it -> it.says(matter)).toList();
        var latest = ofMatter.stream()
                .filter(it -> it.signed() != null
                        && !day.isBefore(Objects.requireNonNull(it.signed()).on()))
                .max(Comparator.comparing(
                        it -> Objects.requireNonNull(it.signed()).on()))
                .orElse(null);
        var waiting = ofMatter.stream()
                .filter(it -> it.state(day) == State.TO_SIGN)
                .findFirst()
                .orElse(null);
        if (waiting != null) return new Judged(null, Reason.UNSIGNED, null, waiting.id());
        if (latest != null) {
            var revoked = latest.revoked();
            return revoked == null
                    ? Judged.missing(latest, Reason.ENDED, latest.endsOn())
                    : Judged.missing(latest, Reason.REVOKED, revoked.on());
        }
        return Judged.missing(null, all.stream().anyMatch(it -> it.held(at, day)) ? Reason.SCOPE : Reason.NONE, null);
    }

    @Override
    public Answer ask(UUID person, String theme, Doing doing) {
        var matter = matter(theme, doing.day());
        var judged = judge(person, matter, doing);
        var reason = judged.reason();
        if (reason == null)
            return new Answer.Granted(Objects.requireNonNull(judged.mandate()).id());
        if (reason == Reason.NOT_ENTITLED) return new Answer.Missing(why(reason, null), "", false);
        var waiting = judged.waiting();
        return waiting == null
                ? new Answer.Missing(why(reason, judged.date()), paper(person, matter), false)
                : new Answer.Missing(why(reason, judged.date()), "/bureau/mandats/" + waiting, true);
    }

    /** @param date of the end or of the revocation, when that is why */
    public static Problem why(Reason reason, @Nullable LocalDate date) {
        return Problem.of("", "mandates.reason." + reason.key(), date == null ? "" : date);
    }

    /** Where the paper that is missing is made. */
    private static String paper(UUID person, Set<Scope> matter) {
        var scopes = matter.size() == Scope.values().length
                ? ""
                : matter.stream().map(scope -> "&scopes=" + scope.key()).collect(Collectors.joining());
        return "/bureau/mandats/nouveau?personne=" + person + scopes;
    }
}
