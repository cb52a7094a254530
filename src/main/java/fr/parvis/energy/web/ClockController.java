// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.energy.domain.ReadBill;
import fr.parvis.energy.domain.clock.Facts;
import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormAnswer;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Problems;
import fr.parvis.visits.ThemeLink;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The days of an unpaid bill for somebody who gives no name. What is typed is answered and forgotten: it is stored nowhere, and stands in no
 * address.
 */
@Controller
@Requires(Right.KEEP_PARTNERS)
class ClockController {
    static final String ADDRESS = EnergyController.ADDRESS + "/impaye";

    private final ReadBill bills;
    private final ShowBill show;
    private final ClockForm form;

    ClockController(ReadBill bills, ShowBill show, ClockForm form) {
        this.bills = bills;
        this.show = show;
        this.form = form;
    }

    /** At the desk, where the bill is in somebody's hand. */
    @Configuration(proxyBeanMethods = false)
    static class AtTheDesk {
        @Bean
        ThemeLink clockOfEnergy() {
            return new ThemeLink("energy-unpaid-bill", "energy.clock", ADDRESS);
        }

        @Bean
        ThemeLink clockOfWater() {
            return new ThemeLink("water-unpaid-bill", "energy.clock", ADDRESS);
        }
    }

    @GetMapping(ADDRESS)
    String blank(Model model) {
        return page(FilledForm.of(ClockForm.usual()), null, NoticeForm.blank(), model);
    }

    @PostMapping(ADDRESS)
    String count(@RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var problems = new Problems();
        var facts = read(sent, problems);
        return FormAnswer.of(facts == null, page(filled(sent, problems), facts, NoticeForm.blank(), model));
    }

    /** The short answer while one types: also on the page of a case, before anything is kept. */
    @PostMapping(ADDRESS + "/apercu")
    String answer(@RequestParam Map<String, String> sent, Model model) {
        var problems = new Problems();
        var facts = read(sent, problems);
        model.addAttribute(
                "answer",
                facts == null
                        ? BillPage.Answer.refused(
                                problems.entries().values().iterator().next())
                        : show.answer(facts));
        return "energy/answer";
    }

    @PostMapping(ADDRESS + "/avis")
    String check(@RequestParam Map<String, String> sent, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var problems = new Problems();
        var facts = read(sent, problems);
        var checked = facts == null ? NoticeForm.blank() : form.check(facts, sent);
        return FormAnswer.of(
                facts == null || !checked.problems().isEmpty(), page(filled(sent, problems), facts, checked, model));
    }

    @PostMapping(ADDRESS + "/fiche.pdf")
    ResponseEntity<byte[]> sheet(@RequestParam Map<String, String> sent) {
        var facts = read(sent, new Problems());
        // the page checked it before it offered the paper
        if (facts == null) throw new NotFound("unpaid bill");
        return form.sheet(facts, "");
    }

    private @Nullable Facts read(Map<String, String> sent, Problems problems) {
        var facts = BillForm.read(sent, problems);
        if (facts != null) problems.addAll(bills.problems(facts));
        return problems.isEmpty() ? facts : null;
    }

    private static FilledForm filled(Map<String, String> sent, Problems problems) {
        var values = new HashMap<>(sent);
        values.keySet().retainAll(BillForm.FIELDS);
        return new FilledForm(values, problems);
    }

    private String page(FilledForm filled, @Nullable Facts facts, NoticeForm notice, Model model) {
        model.addAttribute(
                "page",
                new BillPage(
                        "",
                        "",
                        "",
                        true,
                        facts == null ? null : show.standing(facts),
                        form.of(filled, 0, false),
                        "",
                        notice));
        return "energy/clock";
    }
}
