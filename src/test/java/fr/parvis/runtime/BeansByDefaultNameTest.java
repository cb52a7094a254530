// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.support.GenericApplicationContext;

class BeansByDefaultNameTest {
    static class Lamp {}

    record Desk(Lamp light) {}

    record Shelf(@Qualifier("other") Lamp light) {}

    @Test
    void a_class_gets_the_bean_of_its_own_name_without_a_search_among_all() {
        try (var beans = lamps("beansByDefaultNameTest.Lamp")) {
            beans.registerBean(Desk.class);
            beans.refresh();
            assertThat(beans.getBean(Desk.class).light()).isSameAs(beans.getBean("beansByDefaultNameTest.Lamp"));
        }
    }

    @Test
    void a_qualifier_goes_before_the_default_name() {
        try (var beans = lamps("beansByDefaultNameTest.Lamp")) {
            beans.registerBean(Shelf.class);
            beans.refresh();
            assertThat(beans.getBean(Shelf.class).light()).isSameAs(beans.getBean("other"));
        }
    }

    @Test
    void two_beans_of_a_class_with_other_names_stay_ambiguous() {
        try (var beans = lamps("another")) {
            beans.registerBean(Desk.class);
            assertThatThrownBy(beans::refresh).isInstanceOf(UnsatisfiedDependencyException.class);
        }
    }

    private static GenericApplicationContext lamps(String name) {
        var beans = new GenericApplicationContext();
        new BeansByDefaultName().initialize(beans);
        beans.registerBean("other", Lamp.class);
        beans.registerBean(name, Lamp.class);
        return beans;
    }
}
