<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>gatehouse::models::AttemptWords</name>
    <message numerus="yes">
        <source>%n time(s), the last at %1</source>
        <translation>
            <numerusform>once, at %1</numerusform>
            <numerusform>%n times, the last at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::models::SessionText</name>
    <message numerus="yes">
        <source>%1 – %n session(s)</source>
        <extracomment>%1 is a person or a client</extracomment>
        <translation>
            <numerusform>%1 – %n session</numerusform>
            <numerusform>%1 – %n sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::notify::Wording</name>
    <message numerus="yes">
        <source>%n more client(s) want in</source>
        <translation>
            <numerusform>%n more client wants in</numerusform>
            <numerusform>%n more clients want in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) were stolen</source>
        <translation>
            <numerusform>%n token was stolen</numerusform>
            <numerusform>%n tokens were stolen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people have signed in for the first time</source>
        <translation>
            <numerusform>%n person has signed in for the first time</numerusform>
            <numerusform>%n people have signed in for the first time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ActivityPage</name>
    <message numerus="yes">
        <source>%Ln entry(s)</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::AttemptsPage</name>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ClientsPage</name>
    <message numerus="yes">
        <source>%1 is blocked; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 is blocked; %n session has ended.</numerusform>
            <numerusform>%1 is blocked; %n sessions have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is deleted; %n session(s) have ended.</source>
        <translation>
            <numerusform>%1 is deleted; %n session has ended.</numerusform>
            <numerusform>%1 is deleted; %n sessions have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s)</source>
        <translation>
            <numerusform>%Ln client</numerusform>
            <numerusform>%Ln clients</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::DoctorPage</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::PeoplePage</name>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n session has ended.</numerusform>
            <numerusform>%n sessions have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln person(s)</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::ServersPage</name>
    <message numerus="yes">
        <source>%Ln server(s)</source>
        <translation>
            <numerusform>%Ln server</numerusform>
            <numerusform>%Ln servers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SessionsPage</name>
    <message numerus="yes">
        <source>%n session(s) have ended.</source>
        <translation>
            <numerusform>%n session has ended.</numerusform>
            <numerusform>%n sessions have ended.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln session</numerusform>
            <numerusform>%Ln sessions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SettingsPage</name>
    <message numerus="yes">
        <source>%n change(s) not saved.</source>
        <translation>
            <numerusform>%n change not saved.</numerusform>
            <numerusform>%n changes not saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)?</source>
        <translation>
            <numerusform>Discard %n change?</numerusform>
            <numerusform>Discard %n changes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::SignInPage</name>
    <message numerus="yes">
        <source>%Ln provider(s)</source>
        <translation>
            <numerusform>%Ln provider</numerusform>
            <numerusform>%Ln providers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::pages::TokensPage</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::shell::MainWindow</name>
    <message numerus="yes">
        <source>Lose %n change(s) that are not saved?</source>
        <translation>
            <numerusform>Lose %n change that is not saved?</numerusform>
            <numerusform>Lose %n changes that are not saved?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::CredentialsPage</name>
    <message numerus="yes">
        <source>The password needs %n character(s) at least.</source>
        <translation>
            <numerusform>The password needs %n character at least.</numerusform>
            <numerusform>The password needs %n characters at least.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::ProofPage</name>
    <message numerus="yes">
        <source>It has found %n thing(s):</source>
        <translation>
            <numerusform>It has found %n thing:</numerusform>
            <numerusform>It has found %n things:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It has %n tool(s):</source>
        <translation>
            <numerusform>It has %n tool:</numerusform>
            <numerusform>It has %n tools:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gatehouse::wizard::StartPage</name>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>%n server</numerusform>
            <numerusform>%n servers</numerusform>
        </translation>
    </message>
</context>
</TS>
