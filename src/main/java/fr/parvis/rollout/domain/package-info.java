@NullMarked
package fr.parvis.rollout.domain;

import org.jspecify.annotations.NullMarked;
