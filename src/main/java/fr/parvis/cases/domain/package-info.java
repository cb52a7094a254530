// SPDX-License-Identifier: EUPL-1.2
/** Cases, their rules, steps and outcomes, templates, and the work that they ask for. */
@NullMarked
package fr.parvis.cases.domain;

import org.jspecify.annotations.NullMarked;
