// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.energy.domain.PressingBills;
import fr.parvis.energy.domain.Suppliers;
import fr.parvis.partners.Partners;
import fr.parvis.partners.PartnersAddresses;
import fr.parvis.referrals.Referrals;
import fr.parvis.shell.DaysLeft;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tools for energy beside any case: explanations, the funds of the departments, whom to reach at the suppliers. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class EnergyController {
    static final String ADDRESS = "/bureau/energie";

    private final Suppliers suppliers;
    private final PressingBills pressing;

    EnergyController(Suppliers suppliers, PressingBills pressing) {
        this.suppliers = suppliers;
        this.pressing = pressing;
    }

    /** Beside the households to contact. */
    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        HelpTopics energyHelp() {
            return new HelpTopics(Map.of(
                    ADDRESS,
                    "09-impaye-energie",
                    ADDRESS + "/fsl",
                    "09-impaye-energie#noter-le-fsl-dun-département",
                    ADDRESS + "/comprendre",
                    "09-impaye-energie#expliquer-une-facture-ou-un-compteur",
                    ADDRESS + "/fournisseurs",
                    "09-impaye-energie#joindre-un-fournisseur",
                    BillController.ONE,
                    "09-impaye-energie#calculer-les-dates",
                    BudgetController.ONE,
                    "09-impaye-energie#faire-le-budget-du-mois",
                    RightsController.ONE,
                    "09-impaye-energie#droits-possibles-et-échéancier"));
        }

        @Bean
        NavigationEntry energyEntry() {
            return new NavigationEntry(NavigationSection.HOUSEHOLDS, 20, ADDRESS, "energy.room", Right.KEEP_PARTNERS);
        }
    }

    /** The most urgent of one's own bills, then the tools for energy, with or without a case. */
    @GetMapping(ADDRESS)
    String room(SignedIn who, Model model) {
        var today = pressing.today();
        boolean follows = who.may(Right.FOLLOW_PEOPLE) && who.association() != null;
        var most = follows ? pressing.of(who.account()) : new PressingBills.Most(List.of(), false);
        model.addAttribute(
                "page",
                new RoomPage(
                        most.bills().stream()
                                .map(bill -> new RoomPage.Line(
                                        bill.asked(),
                                        BillController.address(bill.caseFile()),
                                        bill.person(),
                                        Words.longDate(bill.on()),
                                        DaysLeft.of(today, bill.on())))
                                .toList(),
                        most.more(),
                        follows,
                        who.may(Right.WORK_LISTS)));
        return "energy/room";
    }

    /** Channels that are for mediators: no public page shows them. */
    @GetMapping(ADDRESS + "/fournisseurs")
    String suppliers(Model model) {
        model.addAttribute(
                "page",
                new SuppliersPage(
                        suppliers.known().stream().map(EnergyController::row).toList()));
        return "energy/suppliers";
    }

    private static SuppliersPage.Row row(Suppliers.Known it) {
        var supplier = it.supplier();
        var listed = supplier.listed();
        return new SuppliersPage.Row(
                supplier.name(),
                listed == null
                        ? PartnersAddresses.NEW + "?nom=" + URLEncoder.encode(supplier.name(), StandardCharsets.UTF_8)
                        : PartnersAddresses.partner(listed.partner().id()),
                listed != null,
                services(supplier),
                it.practices().stream()
                        .map(practice -> Words.t(
                                "energy.supplier.practice", practice.from(), practice.source(), practice.readOn()))
                        .toList(),
                answers(it.time()));
    }

    private static List<SuppliersPage.Channel> services(Suppliers.Supplier supplier) {
        var listed = supplier.listed();
        if (listed == null) return List.of();
        return Stream.concat(supplier.services().stream(), Stream.of(listed.partner()))
                .map(one -> new SuppliersPage.Channel(
                        one.service().isEmpty() ? Words.t("energy.supplier.itself") : one.service(),
                        Suppliers.Supplier.solidarity(one),
                        channels(one)))
                .filter(one -> !one.channels().isEmpty() || one.solidarity())
                .toList();
    }

    private static List<String> channels(Partners.Addressee one) {
        return Stream.of(one.phone(), one.email(), String.join(", ", one.postalLines()))
                .filter(channel -> channel != null && !channel.isBlank())
                .toList();
    }

    private static String answers(Referrals.@Nullable AnswerTime time) {
        if (time == null) return Words.t("energy.supplier.answers.none");
        var days = time.days();
        return days == null
                ? Words.t("energy.supplier.answers.few", time.answered(), time.sent())
                : Words.t("energy.supplier.answers", Words.number(days), time.answered(), time.sent());
    }
}
