// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.limits.Busy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

/** A crowd that asks for drawn files waits before anything is read, and leaves pages and staff alone. */
class PublicTurnsTest {
    private final PublicTurns turns = new PublicTurns(1, Duration.ZERO);

    /** Routes of the public. */
    @ForThePublic
    static class Routes {
        @ForThePublic(weight = 20)
        public void poster() {}

        public void page() {}
    }

    @Test
    void one_poster_at_a_time_is_begun_and_the_next_one_when_it_has_ended() throws Exception {
        var first = new MockHttpServletRequest();
        assertThat(begin(first, "poster")).isTrue();
        assertThatThrownBy(() -> begin(new MockHttpServletRequest(), "poster")).isInstanceOf(Busy.class);
        end(first, "poster");
        assertThat(begin(new MockHttpServletRequest(), "poster")).isTrue();
    }

    @Test
    void a_page_and_who_is_signed_in_do_not_wait_nor_give_back_what_they_did_not_take() throws Exception {
        begin(new MockHttpServletRequest(), "poster");
        var page = new MockHttpServletRequest();
        assertThat(begin(page, "page")).isTrue();
        end(page, "page");
        var staff = new MockHttpServletRequest();
        staff.setAttribute(Viewer.class.getName(), "somebody");
        assertThat(begin(staff, "poster")).isTrue();
        end(staff, "poster");
        assertThatThrownBy(() -> begin(new MockHttpServletRequest(), "poster")).isInstanceOf(Busy.class);
    }

    private boolean begin(MockHttpServletRequest request, String route) throws Exception {
        return turns.preHandle(request, new MockHttpServletResponse(), handler(route));
    }

    private void end(MockHttpServletRequest request, String route) throws Exception {
        turns.afterCompletion(request, new MockHttpServletResponse(), handler(route), null);
    }

    private static HandlerMethod handler(String route) throws NoSuchMethodException {
        return new HandlerMethod(new Routes(), Routes.class.getMethod(route));
    }
}
