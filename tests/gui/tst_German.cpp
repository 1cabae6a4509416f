// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/FirstRun.h"
#include "gui/FullScene.h"
#include "gui/German.h"
#include "pages/CredentialsDialog.h"
#include "pages/NewClientDialog.h"
#include "pages/NewsDialog.h"
#include "pages/NewTokenDialog.h"
#include "pages/PageTable.h"
#include "pages/SettingField.h"
#include "pages/SettingsPage.h"
#include "pages/VerifyDialog.h"
#include "shell/AboutDialog.h"
#include "shell/ConnectDialog.h"
#include "shell/Languages.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QGroupBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

#include <algorithm>

using namespace gatehouse;
using namespace gatehouse::test;

namespace {

/// What the test has called something itself.
QString withoutNames(QString text)
{
    // They are cut short where they are too long.
    static const QRegularExpression name(
        u"^(One|Two|one|two)$|(A client|MCP CLI Proxy) with a name that is longer "
        "than one would like( it to be| it t…|…)?"_s);
    return text.remove(name);
}

/// Every row and column, with what is below them.
QStringList textsOfRows(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
                texts.append(index.data(role).toString());
        }
        texts += textsOfRows(model, model.index(row, 0, parent));
    }
    return texts;
}

QStringList textsOfView(const QAbstractItemView &view)
{
    QStringList texts;
    if (!view.model())
        return texts;
    for (int column = 0; column < view.model()->columnCount(); ++column) {
        for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole)})
            texts.append(view.model()->headerData(column, Qt::Horizontal, role).toString());
    }
    return texts + textsOfRows(*view.model());
}

/// All that \a widget says by itself, to eyes and to screen readers.
QStringList textsOf(const QWidget &widget)
{
    QStringList texts {widget.toolTip(), widget.windowTitle(), widget.accessibleName(),
        widget.accessibleDescription(), widget.statusTip(), widget.whatsThis()};
    for (const QAction *action : widget.actions())
        texts.append({action->text(), action->toolTip()});
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts.append(label->text());
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts.append(button->text());
    else if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        texts.append(field->placeholderText());
    else if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        texts.append(group->title());
    else if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget))
        texts += textsOfView(*view);
    else if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        texts += textsOfRows(*box->model());
    return texts;
}

/// What is English in \a root and in all that is in it.
QString englishIn(const QWidget &root)
{
    QStringList found;
    QList<const QWidget *> all {&root};
    for (const QWidget *child : root.findChildren<QWidget *>())
        all.append(child);
    for (const QWidget *widget : all) {
        for (const QString &text : textsOf(*widget)) {
            if (holdsEnglish(withoutNames(text)) && !found.contains(text))
                found.append(text);
        }
    }
    return found.join(u'\n');
}

} // namespace

/// Every page, every dialog and the set-up in German: no part of them is left in English.
class tst_German : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPage_data();
    void everyPage();
    void theDialogs();
    void whatAValueMustNotBe();
    void theSetUp_data();
    void theSetUp();
};

void tst_German::initTestCase()
{
    Scene::forgetSettings();
    shell::speak(QLocale(QLocale::German, QLocale::Germany), *qApp);
}

void tst_German::everyPage_data()
{
    QTest::addColumn<QString>("page");
    for (const pages::PageRow &row : pages::pageTable())
        QTest::newRow(row.id.toUtf8()) << row.id;
}

void tst_German::everyPage()
{
    QFETCH(QString, page);
    const auto shown = fullScene(page);
    QTest::qWait(0);
    QVERIFY2(englishIn(*shown->window).isEmpty(), qPrintable(englishIn(*shown->window)));
    shown->loseServer();
    QTest::qWait(0);
    QVERIFY2(englishIn(*shown->window).isEmpty(), qPrintable(englishIn(*shown->window)));
}

void tst_German::theDialogs()
{
    const auto shown = fullScene(u"clients"_s);
    pages::NewClientDialog client(*shown->live, shown->window.get());
    pages::NewTokenDialog token(*shown->live, shown->window.get());
    pages::VerifyDialog verify(*shown->live, shown->window.get());
    pages::CredentialsDialog credentials(*shown->live, {"corp", u"Corp"_s}, shown->window.get());
    shell::ConnectDialog machine({.address = {}, .folder = QDir::tempPath()}, shown->window.get());
    pages::NewsDialog news(shown->live->news, shown->window.get());
    shell::AboutDialog about(shown->window.get());
    for (QDialog *dialog : std::initializer_list<QDialog *> {
             &client, &token, &verify, &credentials, &machine, &news, &about}) {
        dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QVERIFY2(englishIn(*dialog).isEmpty(), qPrintable(englishIn(*dialog)));
    }
}

/// As the server says it, with what is allowed.
void tst_German::whatAValueMustNotBe()
{
    const auto shown = fullScene(u"settings"_s);
    for (const protocol::SettingRow &row : shown->rig.configuration.list.rows)
        shown->rig.configuration.mistakes->insert(
            row.name + "=x", QString::fromUtf8(row.name) + u"=x must be "_s + row.allowed + u'.');
    auto *groups = shown->visible<pages::SettingsPage>()->findChild<QListWidget *>();
    qsizetype written = 0;
    for (int group = 0; group < groups->count(); ++group) {
        groups->setCurrentRow(group);
        for (const auto *field : shown->window->findChildren<pages::SettingField *>()) {
            auto *line = field->findChild<QLineEdit *>();
            if (!field->isVisible() || !line || line->isReadOnly())
                continue;
            line->setText(u"x"_s);
            ++written;
        }
    }
    const auto told = [&shown] {
        const auto labels = shown->window->findChildren<QLabel *>();
        return std::count_if(labels.cbegin(), labels.cend(),
            [](const QLabel *label) { return label->text().contains(u"=x ist so nicht erlaubt"); });
    };
    QVERIFY(written > 0);
    QTRY_COMPARE(told(), written);
    QVERIFY2(englishIn(*shown->window).isEmpty(), qPrintable(englishIn(*shown->window)));
}

void tst_German::theSetUp_data()
{
    QTest::addColumn<int>("number");
    const QList<SetUpScene> scenes = setUpScenes();
    for (qsizetype i = 0; i < scenes.size(); ++i)
        QTest::newRow(scenes[i].name.toUtf8()) << int(i);
}

void tst_German::theSetUp()
{
    QFETCH(int, number);
    FirstRun run;
    const auto wizard = run.opened(setUpScenes().at(number));
    QVERIFY(QTest::qWaitForWindowExposed(wizard.get()));
    QCoreApplication::processEvents();
    QVERIFY2(englishIn(*wizard).isEmpty(), qPrintable(englishIn(*wizard)));
}

QTEST_MAIN(tst_German)
#include "tst_German.moc"
