// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline.web;

import fr.parvis.access.Right;
import fr.parvis.access.SignedIn;
import fr.parvis.access.StillSignedIn;
import fr.parvis.hotline.domain.LineNews;
import fr.parvis.shell.LiveStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Events that say that something changed on the line, never what: pages ask for their part again, within their rights. */
@Component
class LineStream {
    private final LiveStreams streams;
    private final LineNews news;
    private final StillSignedIn still;

    LineStream(LiveStreams streams, LineNews news, StillSignedIn still) {
        this.streams = streams;
        this.news = news;
        this.still = still;
    }

    void write(HttpServletRequest request, HttpServletResponse response, SignedIn who, Right right) throws IOException {
        streams.write(
                request,
                response,
                // a change may lie between the page and its stream: each page asks once
                new LiveStreams.OpenPage(
                        news, 0, number -> "data: " + number + "\n\n", still.check(request, who, right)));
    }
}
