// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.partners.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.HomePart;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.partners.Partners;
import fr.parvis.partners.domain.KeepReferents;
import fr.parvis.partners.domain.Referent;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.HelpTopics;
import fr.parvis.shell.NavigationEntry;
import fr.parvis.shell.NavigationSection;
import fr.parvis.shell.NotAllowed;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Outcome;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Referents that a partner keeps in its room: whom the association's mediators reach there, and about what. */
@Controller
@Requires(value = Right.SEE_OWN_LISTS, within = Within.PARTNER)
@RequestMapping(OwnReferentsController.ADDRESS)
class OwnReferentsController {
    static final String ADDRESS = "/partenaire/referents";

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry ownReferentsEntry() {
            return new NavigationEntry(
                    NavigationSection.HOME, 40, ADDRESS, "partners.referents.title", Right.SEE_OWN_LISTS);
        }

        @Bean
        HelpTopics ownReferentsHelp() {
            return new HelpTopics(Map.of(ADDRESS, "12-listes-partenaires#ce-que-voit-le-partenaire"));
        }
    }

    private final KeepReferents referents;
    private final Partners partners;

    OwnReferentsController(KeepReferents referents, Partners partners) {
        this.referents = referents;
        this.partners = partners;
    }

    /** One that is closed in the directory keeps nothing more. */
    private UUID open(SignedIn who) {
        var partner = who.requirePartner();
        if (!partners.isOpen(partner)) throw new NotAllowed("the partner is closed");
        return partner;
    }

    @GetMapping
    String show(SignedIn who, Model model) {
        var partner = who.requirePartner();
        List<Referent> all = partners.isOpen(partner) ? referents.list(partner) : List.of();
        model.addAttribute(
                "page",
                new OwnReferentsPage(
                        who.place(),
                        all.stream().map(OwnReferentsController::row).toList(),
                        checked(all),
                        all.size() >= Referent.MOST));
        return "partners/referents";
    }

    static String checked(List<Referent> all) {
        return oldest(all)
                .map(day -> t("partners.referents.checked", Words.date(day)))
                .orElse("");
    }

    private static Optional<LocalDate> oldest(List<Referent> all) {
        return all.stream().map(Referent::checkedOn).min(Comparator.naturalOrder());
    }

    static OwnReferentsPage.Row row(Referent it) {
        return new OwnReferentsPage.Row(
                it.id().toString(), it.name(), it.subject(), or(it.phone()), or(it.email()), or(it.hours()));
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @GetMapping("/nouveau")
    String blank(SignedIn who, Model model) {
        open(who);
        return form(who, FormSubject.ofNew(), FilledForm.empty(), model);
    }

    @GetMapping("/{id}")
    String change(@PathVariable UUID id, SignedIn who, Model model) {
        var it = referents.list(open(who)).stream()
                .filter(one -> one.id().equals(id))
                .findAny()
                .orElseThrow(() -> new NotFound("referent"));
        var typed = new HashMap<String, String>();
        typed.put("name", it.name());
        typed.put("subject", it.subject());
        typed.put("phone", or(it.phone()));
        typed.put("email", or(it.email()));
        typed.put("hours", or(it.hours()));
        return form(who, FormSubject.of(id, it.version()), FilledForm.of(typed), model);
    }

    @PostMapping
    String save(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var partner = open(who);
        var tenant = who.scope().tenant();
        var id = FormFields.id(FormFields.text(sent, "id"));
        if (tenant == null || id == null) throw new NotFound("referent");
        var subject =
                new FormSubject(id, FormFields.text(sent, "fresh").equals("true"), FormFields.version(sent, "version"));
        var problems = new Problems();
        var outcome = referents.save(
                new Referent(
                        id,
                        tenant,
                        partner,
                        FormFields.text(sent, "name"),
                        FormFields.text(sent, "subject"),
                        orNull(sent, "phone"),
                        orNull(sent, "email"),
                        orNull(sent, "hours"),
                        referents.today(),
                        subject.version()),
                subject.fresh());
        switch (outcome) {
            case Outcome.Done(var _) -> {
                Notice.success(t("partners.referents.saved", FormFields.text(sent, "name")))
                        .onNextPage();
                return "redirect:" + ADDRESS;
            }
            case Outcome.Refused(var refused) -> {
                for (var problem : refused) problems.add(problem.field(), t(problem));
            }
            case Outcome.Changed() -> problems.stale(t("partners.problem.changed"));
        }
        return FormAnswer.refused(problems, form(who, subject, new FilledForm(sent, problems), model));
    }

    private static @Nullable String orNull(Map<String, String> sent, String field) {
        var text = FormFields.text(sent, field);
        return text.isEmpty() ? null : text;
    }

    private static String form(SignedIn who, FormSubject subject, FilledForm filled, Model model) {
        model.addAttribute(
                "page",
                new OwnReferentForm(
                        subject,
                        t(subject.fresh() ? "partners.referents.new" : "partners.referents.change"),
                        who.place(),
                        filled));
        return "partners/referent";
    }

    @PostMapping("/{id}/retirer")
    String remove(@PathVariable UUID id, SignedIn who) {
        referents.remove(open(who), id);
        Notice.success(t("partners.referents.removed")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    @PostMapping("/verifies")
    String check(SignedIn who) {
        referents.check(open(who));
        Notice.success(t("partners.referents.checked.done")).onNextPage();
        return "redirect:" + ADDRESS;
    }

    /** Part of a partner's home page: its referents, or what to do where there is none. */
    @Component
    static class AtHome implements HomePart {
        private static final int ROWS = 5;

        private final KeepReferents referents;
        private final Partners partners;

        AtHome(KeepReferents referents, Partners partners) {
            this.referents = referents;
            this.partners = partners;
        }

        @Override
        public int order() {
            return 40;
        }

        @Override
        public Optional<HomePart.Content> of(SignedIn who) {
            var partner = who.partner();
            if (partner == null || !partners.isOpen(partner)) return Optional.empty();
            var all = referents.list(partner);
            boolean old =
                    oldest(all).filter(day -> day.isBefore(referents.stale())).isPresent();
            return Optional.of(new HomePart.Content(
                    t("partners.referents.title"),
                    ADDRESS,
                    List.of(),
                    all.stream()
                            .limit(ROWS)
                            .map(it -> new HomePart.Row(it.name(), it.subject(), ADDRESS, old))
                            .toList(),
                    t("partners.referents.none")));
        }
    }
}
