// SPDX-License-Identifier: EUPL-1.2
package fr.parvis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.access.SignedIn;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Client for pages and forms: {@code pages.as(director).open("/bureau")}; without {@link #as} it is not signed in. An address is
 * plain, or encoded as a link of a page gives it.
 */
@TestComponent
public class Pages {
    private final MockMvcTester mvc;
    private final @Nullable SignedIn who;

    @Autowired
    Pages(MockMvcTester mvc) {
        this(mvc, null);
    }

    private Pages(MockMvcTester mvc, @Nullable SignedIn who) {
        this.mvc = mvc;
        this.who = who;
    }

    public Pages as(@Nullable SignedIn who) {
        return new Pages(mvc, who);
    }

    public MvcTestResult get(String address) {
        return request(HttpMethod.GET, address).exchange();
    }

    /** Page that is there. */
    public Document open(String address) {
        var answer = get(address);
        assertThat(answer).as(address).hasStatusOk();
        return read(answer);
    }

    /** Answer to a form of fields, given as name and value in turn. */
    public MvcTestResult post(String address, String... fields) {
        var request = request(HttpMethod.POST, address).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    /** @param form value or values of each field by its name */
    public MvcTestResult post(String address, Map<String, ?> form) {
        var request = request(HttpMethod.POST, address).with(csrf());
        for (var field : form.entrySet())
            request = request.param(
                    field.getKey(),
                    field.getValue() instanceof Collection<?> several
                            ? several.stream().map(String.class::cast).toArray(String[]::new)
                            : new String[] {(String) field.getValue()});
        return request.exchange();
    }

    private MockMvcRequestBuilder request(HttpMethod method, String address) {
        var request = address.contains("%")
                ? mvc.method(method).uri(URI.create(address))
                : mvc.method(method).uri(address);
        return who == null ? request : request.with(Browser.as(who));
    }

    /** Page of an answer, whatever its status. */
    public Document read(String address) {
        return read(get(address));
    }

    public static Document read(MvcTestResult answer) {
        return Jsoup.parse(text(answer));
    }

    /** Page whose no-break spaces are plain ones. */
    public static Document readPlain(MvcTestResult answer) {
        return Jsoup.parse(text(answer).replace('\u00a0', ' ').replace('\u202f', ' '));
    }

    public static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fields that a browser would send of a form as it stands. */
    public static Map<String, String> filled(Element form) {
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
