// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import fr.parvis.Browser;
import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Asks for pages as somebody, and reads them. */
record Pages(MockMvcTester mvc, SignedIn who) {

    MvcTestResult get(String address) {
        return mvc.get().uri(address).with(Browser.as(who)).exchange();
    }

    /** Posts fields, given as name and value in turn. */
    MvcTestResult post(String address, String... fields) {
        var request = mvc.post().uri(address).with(Browser.as(who)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    Document read(String address) {
        return read(get(address));
    }

    static Document read(MvcTestResult answer) {
        try {
            return Jsoup.parse(answer.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
