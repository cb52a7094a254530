// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package fr.parvis.rollout.web;

import org.jspecify.annotations.NullMarked;
