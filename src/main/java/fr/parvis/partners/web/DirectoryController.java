// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.database.Asking;
import fr.parvis.network.Commune;
import fr.parvis.network.Communes;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.partners.PartnersAddresses;
import fr.parvis.partners.domain.ContactPoint;
import fr.parvis.partners.domain.KeepPartners;
import fr.parvis.partners.domain.KeepReferents;
import fr.parvis.partners.domain.Partner;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.values.Paging;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The directory of partners: found, shown, checked, closed. */
@Controller
@Requires(Right.KEEP_PARTNERS)
class DirectoryController {
    static final String ADDRESS = PartnersAddresses.PARTNERS;
    private static final String ONE = ADDRESS + "/{id}";
    private static final int ON_A_PAGE = 25;

    private final KeepPartners partners;
    private final KeepReferents referents;
    private final Accounts accounts;
    private final Communes communes;
    private final Nomenclature nomenclature;

    DirectoryController(
            KeepPartners partners,
            KeepReferents referents,
            Accounts accounts,
            Communes communes,
            Nomenclature nomenclature) {
        this.partners = partners;
        this.referents = referents;
        this.accounts = accounts;
        this.communes = communes;
        this.nomenclature = nomenclature;
    }

    /**
     * Search that the address asks for, as it was typed.
     *
     * @param voir {@code stale} or {@code closed}; else all that are open
     */
    record Search(String q, String genre, String voir, String page) {
        Search {
            q = FormFields.given(q);
            genre = FormFields.given(genre);
            voir = FormFields.given(voir);
            page = FormFields.given(page);
        }

        String words() {
            return q.length() > 200 ? q.substring(0, 200) : q.strip();
        }
    }

    @GetMapping(ADDRESS)
    String list(@ModelAttribute Search search, Model model) {
        var words = search.words();
        var kind = Partner.KINDS.contains(search.genre()) ? search.genre() : null;
        var shown = search.voir().matches("stale|closed") ? search.voir() : "all";
        var before = shown.equals("stale") ? partners.stale() : null;
        var filter = new KeepPartners.Filter(words, kind, before, shown.equals("closed"));
        int total = partners.count(filter);
        var paging = Paging.of(search.page(), total, ON_A_PAGE);
        model.addAttribute(
                "page",
                new DirectoryPage(
                        words,
                        kind == null ? "" : kind,
                        PartnerForms.options("partners.kind.", Partner.KINDS),
                        shown,
                        PartnerForms.options("partners.show.", List.of("all", "stale", "closed")),
                        partners.list(filter, ON_A_PAGE, paging.offset()).stream()
                                .map(it -> new DirectoryPage.Row(
                                        it.name(),
                                        address(it.id()),
                                        about(it),
                                        it.association() == null,
                                        it.open() && it.checkedOn().isBefore(partners.stale())
                                                ? t("partners.checked.stale", it.checkedOn())
                                                : ""))
                                .toList(),
                        total,
                        paging.page(),
                        paging.pages()));
        return "partners/directory";
    }

    static String address(UUID partner) {
        return ADDRESS + "/" + partner;
    }

    private String about(Partner it) {
        var about = Stream.<String>builder().add(t("partners.kind." + it.kind()));
        var operator = it.operator();
        if (operator != null) about.add(nomenclature.on(partners.today()).brief(CodeList.OPERATOR, operator));
        about.add(
                switch (it.territory()) {
                    case "departments" -> t("partners.territory.departments.of", String.join(", ", it.places()));
                    case "communes" -> {
                        var named =
                                it.places().stream().limit(3).map(this::commune).toList();
                        yield String.join(", ", named) + (it.places().size() > 3 ? "…" : "");
                    }
                    default -> t("partners.territory.france");
                });
        return String.join(" · ", about.build().toList());
    }

    private String commune(String insee) {
        return communes.find(insee).map(Commune::name).orElse(insee);
    }

    @GetMapping(ONE)
    String show(@PathVariable UUID id, Model model) {
        var it = partners.find(id).orElseThrow(() -> new NotFound("partner"));
        var by = it.checkedBy();
        var checker = by == null
                ? null
                : accounts.find(by)
                        .filter(account -> Objects.equals(
                                account.association(), Asking.scope().association()))
                        .map(Accounts.Account::name)
                        .orElse(null);
        boolean ours = partners.ours(it);
        var theirs = referents.list(id);
        model.addAttribute(
                "page",
                new PartnerPage(
                        id.toString(),
                        it.name(),
                        about(it),
                        it.association() == null,
                        ours,
                        it.open() && (ours || it.association() == null),
                        it.open(),
                        it.postalLines(),
                        PartnerForms.or(it.phone()),
                        PartnerForms.or(it.email()),
                        PartnerForms.or(it.web()),
                        checker == null
                                ? t("partners.checked", it.checkedOn())
                                : t("partners.checked.by", it.checkedOn(), checker),
                        it.checkedOn().isBefore(partners.stale()),
                        partners.contactPoints(id).stream().map(this::contact).toList(),
                        theirs.stream().map(OwnReferentsController::row).toList(),
                        OwnReferentsController.checked(theirs)));
        return "partners/partner";
    }

    private PartnerPage.Contact contact(ContactPoint it) {
        var told = it.toldOn();
        return new PartnerPage.Contact(
                it.id().toString(),
                it.contact() == null ? it.name() : it.name() + ", " + it.contact(),
                PartnerForms.or(it.role()),
                it.bestBy().isEmpty() ? "" : t("partners.best-by." + it.bestBy()),
                PartnerForms.or(it.phone()),
                PartnerForms.or(it.email()),
                PartnerForms.or(it.hours()),
                PartnerForms.or(it.notes()),
                it.postalLines(),
                it.contact() == null ? "" : told == null ? t("partners.told.not") : t("partners.told", told),
                partners.ours(it),
                it.open());
    }

    @PostMapping(ONE + "/verifie")
    String check(@PathVariable UUID id) {
        return after(partners.check(id), "partners.checked.done", id);
    }

    @PostMapping(ONE + "/fermer")
    String close(@PathVariable UUID id) {
        return after(partners.close(id), "partners.closed.done", id);
    }

    @PostMapping(ONE + "/rouvrir")
    String reopen(@PathVariable UUID id) {
        return after(partners.reopen(id), "partners.reopened.done", id);
    }

    private static String after(boolean done, String key, UUID id) {
        (done ? Notice.success(t(key)) : Notice.danger(t("partners.problem.unknown"))).onNextPage();
        return "redirect:" + address(id);
    }
}
