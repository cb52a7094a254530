// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.domain;

import fr.parvis.access.Associations;
import fr.parvis.audit.Actor;
import fr.parvis.audit.Journal;
import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.network.LocalDays;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.Outcome;
import fr.parvis.values.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the directory: an association its own, the network's head what is shared. Nothing is deleted, names of contacts excepted. */
@Component
@Transactional
public class KeepPartners {

    private final PartnerTable partners;
    private final Nomenclature nomenclature;
    private final Communes communes;
    private final Journal journal;
    private final LocalDays localDays;
    private final Associations associations;
    private final TransactionTemplate transaction;

    KeepPartners(
            PartnerTable partners,
            Nomenclature nomenclature,
            Communes communes,
            Journal journal,
            LocalDays localDays,
            Associations associations,
            PlatformTransactionManager transactions) {
        this.partners = partners;
        this.nomenclature = nomenclature;
        this.communes = communes;
        this.journal = journal;
        this.localDays = localDays;
        this.associations = associations;
        this.transaction = new TransactionTemplate(transactions);
    }

    public LocalDate today() {
        return localDays.today();
    }

    /** Day since which a partner's data must have been checked, else it counts as out of date. */
    public LocalDate stale() {
        return today().minusYears(1);
    }

    /**
     * Partners to list.
     *
     * @param words as somebody typed them; empty for all
     * @param kind one of {@link Partner#KINDS}; null for all
     * @param before only those last checked before that day
     * @param closed the closed ones, in place of the open ones
     */
    public record Filter(
            String words, @Nullable String kind, @Nullable LocalDate before, boolean closed) {}

    @Transactional(readOnly = true)
    public List<Partner> list(Filter filter, int most, int offset) {
        return partners.list(filter, most, offset);
    }

    @Transactional(readOnly = true)
    public int count(Filter filter) {
        return partners.count(filter);
    }

    @Transactional(readOnly = true)
    public Optional<Partner> find(UUID id) {
        return partners.find(id);
    }

    @Transactional(readOnly = true)
    public List<ContactPoint> contactPoints(UUID partner) {
        return partners.of(partner);
    }

    /** Whether the current association, or the network's head, may change it. */
    public boolean ours(Partner it) {
        return Objects.equals(it.association(), Asking.scope().association());
    }

    public boolean ours(ContactPoint it) {
        return Objects.equals(it.association(), Asking.scope().association());
    }

    /** @param it of the version that was read; of a new one the identifier is the form's, so that the same form twice makes one */
    public Outcome<UUID> save(Partner it, boolean fresh) {
        var problems = PartnerRules.of(it, nomenclature.on(today()));
        if (problems.isEmpty()
                && fresh
                && partners.findByName(PlainWords.fold(it.name()), it.kind())
                        .filter(other -> ours(other) && !other.id().equals(it.id()))
                        .isPresent()) problems = List.of(Problem.of("name", "partners.problem.taken"));
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        int changed = fresh ? partners.insert(it, plain(it)) : partners.update(it, plain(it));
        if (changed == 0) return fresh ? new Outcome.Done<>(it.id()) : new Outcome.Changed<>();
        journal.note(fresh ? "partners.added" : "partners.changed", it.id().toString(), Map.of());
        return new Outcome.Done<>(it.id());
    }

    private String plain(Partner it) {
        var places = it.territory().equals("communes")
                ? it.places().stream()
                        .map(code -> communes.find(code).map(Commune::name).orElse(""))
                : it.places().stream();
        return PlainWords.fold(Stream.concat(
                        Stream.of(it.name(), it.also(), Objects.requireNonNullElse(it.operator(), "")), places)
                .collect(Collectors.joining(" ")));
    }

    public Outcome<UUID> save(ContactPoint it, boolean fresh) {
        var partner = partners.find(it.partner()).orElse(null);
        // one's own contacts may stand beside those that the network shares
        if (partner == null || !ours(partner) && partner.association() != null)
            return new Outcome.Refused<>(List.of(Problem.of("", "partners.problem.unknown")));
        if (!partner.open()) return new Outcome.Refused<>(List.of(Problem.of("", "partners.problem.closed")));
        var problems = PartnerRules.of(it);
        if (!problems.isEmpty()) return new Outcome.Refused<>(problems);
        var plain = plain(it.name(), it.contact(), it.role());
        int changed = fresh ? partners.insert(it, plain, Actor.account()) : partners.update(it, plain, Actor.account());
        if (changed == 0) return fresh ? new Outcome.Done<>(it.id()) : new Outcome.Changed<>();
        journal.note(
                "partners.contact-kept",
                it.id().toString(),
                Map.of("partner", it.partner().toString()));
        return new Outcome.Done<>(it.id());
    }

    private static String plain(@Nullable String... parts) {
        return PlainWords.fold(Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" ")));
    }

    /** Closes a service; the name of the contact is forgotten with what led to it. Idempotent. */
    public boolean closeContactPoint(UUID partner, UUID id) {
        var it = partners.of(partner).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
        if (it == null) return false;
        if (partners.close(partner, id, plain(it.name(), null, it.role()), today()))
            journal.note("partners.contact-closed", id.toString(), Map.of("partner", partner.toString()));
        return true;
    }

    /** Somebody made sure that all of it is right. */
    public boolean check(UUID id) {
        return noted(partners.check(id, today(), Actor.account()), "partners.checked", id);
    }

    /** The names that it kept in its rooms go with it; a shared one has a room beside each association. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean close(UUID id) {
        boolean shared = Asking.scope().association() == null;
        boolean closed = Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean done = noted(partners.close(id, today()), "partners.closed", id);
            if (done && !shared) partners.forgetReferents(id);
            return done;
        }));
        if (closed && shared)
            associations.inEach(
                    "partners: referents of a closed partner",
                    _ -> transaction.executeWithoutResult(_ -> partners.forgetReferents(id)));
        return closed;
    }

    public boolean reopen(UUID id) {
        return noted(partners.close(id, null), "partners.reopened", id);
    }

    private boolean noted(boolean done, String action, UUID id) {
        if (done) journal.note(action, id.toString(), Map.of());
        return done;
    }
}
