// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain;

import fr.parvis.energy.domain.clock.BillClock;
import fr.parvis.energy.domain.clock.Practice;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.partners.Partners;
import fr.parvis.referrals.Referrals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The suppliers of energy: those that the nomenclature names and those that the directory keeps, each once, with where its correspondant
 * solidarité-précarité is reached.
 */
@Component
@Transactional(readOnly = true)
public class Suppliers {
    /** Suppliers of energy in list OPERATOR; "energy-supplier" is any other. */
    private static final List<String> NAMED = List.of("edf", "engie", "totalenergies");

    /** Suppliers of list OPERATOR whose bills a chèque énergie does not pay. */
    private static final Set<String> WITHOUT_CHEQUE = Set.of("veolia", "suez", "saur", "water-service", "telecom");

    private static final int MOST = 200;

    private final Partners partners;
    private final Nomenclature nomenclature;
    private final Referrals referrals;
    private final BillClock clock;
    private final BillTable bills;

    Suppliers(Partners partners, Nomenclature nomenclature, Referrals referrals, BillClock clock, BillTable bills) {
        this.partners = partners;
        this.nomenclature = nomenclature;
        this.referrals = referrals;
        this.clock = clock;
        this.bills = bills;
    }

    /**
     * A supplier.
     *
     * @param key code of list OPERATOR, or the identifier of the partner
     * @param listed in the directory; null when nobody noted where it is reached
     */
    public record Supplier(
            String key, String name, @Nullable String operator, Partners.@Nullable Listed listed) {

        /** Whether the attestation of the chèque énergie is for it: its protections are those of electricity and gas. */
        public boolean takesCheque() {
            return operator == null || !WITHOUT_CHEQUE.contains(operator);
        }

        /** The services for households in difficulty first. */
        public List<Partners.Addressee> services() {
            if (listed == null) return List.of();
            return Stream.concat(
                            listed.services().stream().filter(Supplier::solidarity),
                            listed.services().stream().filter(one -> !solidarity(one)))
                    .toList();
        }

        /** Whether a service is the one for households in difficulty, by its name. */
        public static boolean solidarity(Partners.Addressee service) {
            var name = service.service().toLowerCase(Locale.FRENCH);
            return name.contains("solidarit") || name.contains("précarit") || name.contains("precarit");
        }

        /** Where one writes: the service for households in difficulty, another one, the partner; only where the address is known. */
        public Optional<UUID> writesTo() {
            if (listed == null) return Optional.empty();
            return Stream.concat(services().stream(), Stream.of(listed.partner()))
                    .filter(one -> !one.postalLines().isEmpty())
                    .map(Partners.Addressee::id)
                    .findFirst();
        }
    }

    /** A supplier with what is known of how it reacts. @param time null when nothing was sent to it */
    public record Known(Supplier supplier, List<Practice> practices, Referrals.@Nullable AnswerTime time) {}

    public List<Supplier> list() {
        var listed = partners.ofKind("supplier", MOST);
        var all = new ArrayList<Supplier>();
        var catalogue = nomenclature.on(bills.today());
        for (var code : NAMED)
            if (catalogue.find(CodeList.OPERATOR, code).isPresent())
                all.add(new Supplier(
                        code,
                        catalogue.brief(CodeList.OPERATOR, code, Locale.FRENCH),
                        code,
                        // one's own before a shared one would need to know whose it is: the first by name stands
                        listed.stream()
                                .filter(one -> code.equals(one.operator()))
                                .findFirst()
                                .orElse(null)));
        var taken = all.stream()
                .map(Supplier::listed)
                .filter(one -> one != null)
                .map(one -> one.partner().id())
                .toList();
        for (var one : listed)
            if (!taken.contains(one.partner().id()))
                all.add(new Supplier(
                        one.partner().id().toString(), one.partner().name(), one.operator(), one));
        return all;
    }

    public Optional<Supplier> find(String key) {
        return list().stream().filter(one -> one.key().equals(key)).findFirst();
    }

    public List<Known> known() {
        var all = list();
        var times = referrals.answerTimes(all.stream()
                .map(Supplier::listed)
                .filter(one -> one != null)
                .map(one -> one.partner().id())
                .toList());
        var today = bills.today();
        return all.stream()
                .map(one -> new Known(
                        one,
                        clock.book().practices().stream()
                                .filter(practice ->
                                        practice.supplier().equals(one.operator()) && stands(practice, today))
                                .toList(),
                        one.listed() == null
                                ? null
                                : times.get(one.listed().partner().id())))
                .toList();
    }

    private static boolean stands(Practice practice, LocalDate today) {
        var to = practice.to();
        return !practice.from().isAfter(today) && (to == null || !to.isBefore(today));
    }
}
