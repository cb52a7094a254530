// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A journey that takes the same way at every width: walked on the phone, where each page that is judged is judged at the other widths too.
 * {@code bin/test --all} walks it at each. The screen is its only parameter. Where the way depends on the width, name the screens by
 * {@code @EnumSource(Screen.class)} instead.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(WalkedScreens.class)
@interface AtEveryWidth {}
