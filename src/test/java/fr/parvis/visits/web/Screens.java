// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import fr.parvis.access.SignedIn;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody sees and sends, page by page. */
record Screens(MockMvcTester mvc, SignedIn who) {

    Document open(String address) {
        var answer = get(address);
        assertThat(answer).hasStatusOk();
        return read(answer);
    }

    MvcTestResult get(String address) {
        return mvc.get().uri(URI.create(address)).with(Browser.as(who)).exchange();
    }

    MvcTestResult post(String address, Map<String, String> form) {
        var request = mvc.post().uri(URI.create(address)).with(csrf()).with(Browser.as(who));
        form.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    static Document read(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString(StandardCharsets.UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a browser would send of a form as it stands. */
    static Map<String, String> filled(Element form) {
        var values = new LinkedHashMap<String, String>();
        for (Element field : form.select("[name]")) {
            if (field.attr("type").matches("radio|checkbox") && !field.hasAttr("checked")) continue;
            if (field.is("select")) {
                var chosen = field.select("option[selected]").first();
                var first = chosen != null ? chosen : field.select("option").first();
                if (first != null) values.put(field.attr("name"), first.val());
            } else if (!field.is("button")) values.put(field.attr("name"), field.val());
        }
        values.remove("_csrf");
        return values;
    }
}
