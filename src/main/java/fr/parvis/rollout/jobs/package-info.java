@NullMarked
package fr.parvis.rollout.jobs;

import org.jspecify.annotations.NullMarked;
