// SPDX-License-Identifier: EUPL-1.2
/** The housing funds of the departments (FSL): each its own rules, so that they are rows that people keep, never code. */
@NullMarked
package fr.parvis.energy.domain.funds;

import org.jspecify.annotations.NullMarked;
