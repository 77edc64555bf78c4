package io.ringfence.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.ringfence.sandbox",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.ringfence.sandbox.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PARTS_DO_NOT_KNOW_WHO_RUNS_THEM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..sandbox.googleapi..",
              "..sandbox.postgres..",
              "..sandbox.kubernetes..",
              "..sandbox.process..",
              "..sandbox.files..",
              "..sandbox.tls..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..sandbox.daemon..", "..sandbox.command..");
}
