package fr.parvis.coverage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareClassesTest {
    @Test
    void a_country_where_nearly_everybody_is_far_still_shows_where_it_is_worst() {
        var shares = IntStream.rangeClosed(0, 99).mapToObj(i -> 0.5 + i / 200.0).toList();
        var classes = ShareClasses.of(shares);
        assertThat(classes.limits()).containsExactly(62, 75, 87);
        for (int shade = 1; shade <= 4; shade++) {
            int wanted = shade;
            assertThat(shares.stream().filter(share -> classes.of(share) == wanted))
                    .hasSizeBetween(20, 30);
        }
    }

    @Test
    void nobody_in_a_white_area_is_a_class_of_its_own() {
        var classes = ShareClasses.of(List.of(0.0, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5));
        assertThat(classes.of(0)).isZero();
        assertThat(classes.of(0.001)).isEqualTo(1);
        assertThat(classes.of(1)).isEqualTo(4);
    }

    @Test
    void equal_shares_make_one_class_and_none_at_all_makes_none() {
        assertThat(ShareClasses.of(List.of(0.4, 0.4, 0.4, 0.4)).limits()).containsExactly(40);
        assertThat(ShareClasses.of(List.of(1.0, 1.0)).limits()).isEmpty();
        assertThat(ShareClasses.of(List.of(0.0)).limits()).isEmpty();
        assertThat(ShareClasses.of(List.of()).of(0.3)).isEqualTo(1);
    }
}
