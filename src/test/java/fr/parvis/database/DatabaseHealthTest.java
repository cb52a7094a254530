package fr.parvis.database;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.ParvisTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ParvisTest
class DatabaseHealthTest {

    @Autowired
    MockMvcTester web;

    @Test
    void health_is_up_and_says_nothing_of_the_inside() {
        assertThat(web.get().uri("/actuator/health"))
                .hasStatusOk()
                .bodyJson()
                .doesNotHavePath("components")
                .extractingPath("status")
                .isEqualTo("UP");
    }
}
