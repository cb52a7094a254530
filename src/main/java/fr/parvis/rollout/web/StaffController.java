// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.rollout.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.access.Accounts;
import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.database.Asking;
import fr.parvis.rollout.domain.KeepStaffSkills;
import fr.parvis.rollout.domain.StaffSkill;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.FormFields;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Notice;
import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.shell.Words;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import fr.parvis.values.Paging;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Trainings, certificates and entitlements of staff: who plans the team enters them, everybody sees their own. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class StaffController {
    private static final String VIEW = "rollout/staff";
    private static final int ROWS = 20;

    private final KeepStaffSkills skills;
    private final Accounts accounts;

    StaffController(KeepStaffSkills skills, Accounts accounts) {
        this.skills = skills;
        this.accounts = accounts;
    }

    @GetMapping(Addresses.STAFF)
    String show(
            @RequestParam(defaultValue = "") String qui,
            @RequestParam(defaultValue = "1") String page,
            SignedIn who,
            Model model) {
        var blank = FilledForm.of(Map.of("id", Ids.next().toString(), "qui", qui));
        model.addAttribute("page", page(qui, page, blank, who));
        return VIEW;
    }

    private StaffPage page(String about, String page, FilledForm filled, SignedIn who) {
        boolean keeps = who.may(Right.PLAN_ROTA);
        var team = accounts.list(Asking.association());
        var names = team.stream().collect(Collectors.toMap(Accounts.Account::id, Accounts.Account::name));
        var asked = keeps ? FormFields.id(about) : who.account();
        var all = skills.list(asked);
        var paging = Paging.of(page, all.size(), ROWS);
        var today = skills.today();
        var soon = skills.toRenew().stream().map(StaffSkill::id).collect(Collectors.toSet());
        return new StaffPage(
                keeps,
                paging.of(all).stream()
                        .map(one -> new StaffPage.Row(
                                one.id().toString(),
                                names.getOrDefault(one.account(), t("rollout.staff.gone")),
                                name(one),
                                Words.date(one.obtainedOn()),
                                state(one, today),
                                soon.contains(one.id()),
                                keeps ? Addresses.remove(one.id()) : ""))
                        .toList(),
                all.size(),
                paging.page(),
                paging.pages(),
                team.stream()
                        .filter(Accounts.Account::active)
                        .map(one -> new Option(one.id().toString(), one.name()))
                        .toList(),
                keeps && asked != null ? asked.toString() : "",
                options("rollout.staff.kind.", StaffSkill.KINDS),
                options("rollout.staff.subject.", StaffSkill.SUBJECTS),
                filled.values(),
                filled.problems());
    }

    private static List<Option> options(String prefix, List<String> codes) {
        return codes.stream().map(code -> new Option(code, t(prefix + code))).toList();
    }

    /** Skill in words: kind, subject and hours. */
    static String name(StaffSkill one) {
        var kind = t("rollout.staff.kind." + one.kind());
        var subject = one.subject().equals("other")
                ? one.title()
                : t("rollout.staff.subject." + one.subject()) + (one.title().isEmpty() ? "" : " (" + one.title() + ")");
        var hours = one.hours();
        return t("rollout.staff.what", kind, subject) + (hours == null ? "" : ", " + Words.duration(60L * hours));
    }

    static String state(StaffSkill one, LocalDate today) {
        var before = one.renewBefore();
        if (before == null) return t("rollout.staff.for-good");
        return t(before.isBefore(today) ? "rollout.staff.over" : "rollout.staff.before", before);
    }

    @PostMapping(Addresses.STAFF)
    @Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
    String add(@RequestParam Map<String, String> sent, SignedIn who, Model model) {
        var hours = FormFields.text(sent, "heures");
        var unread = new Problems();
        var before = FormFields.dayOrNone(sent.get("avant"), "avant", unread);
        if (!unread.isEmpty()) return refused(sent, unread, who, model);
        var outcome = skills.add(new KeepStaffSkills.Command(
                FormFields.idOrNew(sent.get("id")),
                FormFields.id(sent.get("qui")),
                FormFields.text(sent, "genre"),
                FormFields.text(sent, "sujet"),
                FormFields.text(sent, "titre"),
                FormFields.day(sent.get("obtenu")),
                FormFields.number(hours),
                hours.isEmpty() || FormFields.number(hours) != null,
                before));
        if (outcome instanceof Outcome.Refused(var problems))
            return refused(sent, new Problems().addAll(problems), who, model);
        Notice.success(t("rollout.staff.kept")).onNextPage();
        return "redirect:" + Addresses.STAFF;
    }

    private String refused(Map<String, String> sent, Problems problems, SignedIn who, Model model) {
        model.addAttribute("page", page("", "1", new FilledForm(sent, problems), who));
        return FormAnswer.invalid(VIEW);
    }

    @PostMapping(Addresses.REMOVE)
    @Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
    String remove(@PathVariable UUID id) {
        if (!skills.remove(id)) throw new NotFound("skill of staff " + id);
        Notice.success(t("rollout.staff.removed"))
                .withAction(Addresses.giveBack(id), t("rollout.staff.give-back"))
                .onNextPage();
        return "redirect:" + Addresses.STAFF;
    }

    @PostMapping(Addresses.GIVE_BACK)
    @Requires(value = Right.PLAN_ROTA, within = Within.ASSOCIATION)
    String giveBack(@PathVariable UUID id) {
        if (!skills.giveBack(id)) throw new NotFound("skill of staff " + id);
        Notice.success(t("rollout.staff.kept")).onNextPage();
        return "redirect:" + Addresses.STAFF;
    }
}
